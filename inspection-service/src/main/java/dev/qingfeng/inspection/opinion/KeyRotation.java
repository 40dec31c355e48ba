package dev.qingfeng.inspection.opinion;

import dev.qingfeng.platform.confidential.Envelope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Moves the data keys of all opinions under the current key of the configuration. Once it is through, a former key can be taken
 * out of the configuration.
 */
@Singleton
class KeyRotation {

    private static final int AT_ONCE = 200;

    private final TeamMeetingRepository meetings;
    private final Envelope envelope;

    KeyRotation(TeamMeetingRepository meetings, Envelope envelope) {
        this.meetings = meetings;
        this.envelope = envelope;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            identity = "rotate-opinion-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rotate() {
        int moved;
        do {
            moved = QuarkusTransaction.requiringNew().call(this::moveSome);
        } while (moved == AT_ONCE);
    }

    private int moveSome() {
        List<TeamMeeting> some = meetings.notUnder(envelope.currentKey(), AT_ONCE);
        some.forEach(meeting -> meeting.rewrap(envelope));
        return some.size();
    }
}
