package dev.qingfeng.complaint.clearancelist;

import dev.qingfeng.platform.replay.RestoreFollower;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * A backup does not know what became of opinions that were entered, nor what was decided since: none is confirmed any more, but entered
 * anew.
 */
@Singleton
class OpinionsAfterRestore implements RestoreFollower {

    private final ClearanceOpinionRepository opinions;
    private final Clock clock;

    OpinionsAfterRestore(ClearanceOpinionRepository opinions, Clock clock) {
        this.opinions = opinions;
        this.clock = clock;
    }

    @Override
    public void restored() {
        opinions.refuseAll(clock.instant());
    }
}
