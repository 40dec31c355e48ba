package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every round whose result is released, told again by a replay; of others there is nothing to tell. */
@Singleton
class ReleasedRoundTopic extends StateTopic<BallotRound> {

    private final Outbox outbox;

    ReleasedRoundTopic(EntityManager entities, Outbox outbox) {
        super(entities, BallotRound.class, ReleasedRoundState.class);
        this.outbox = outbox;
    }

    @Override
    protected String told() {
        return "e.state = CERTIFIED";
    }

    @Override
    protected void publish(List<BallotRound> rounds) {
        outbox.publishAll(rounds, ReleasedRoundState::from);
    }
}
