package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every public pledge, told again by a replay. */
@Singleton
class PublicPledgeTopic extends StateTopic<PublicPledge> {

    private final Outbox outbox;

    PublicPledgeTopic(EntityManager entities, Outbox outbox) {
        super(entities, PublicPledge.class, PublicPledgeState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<PublicPledge> pledges) {
        outbox.publishAll(pledges, PublicPledgeState::from);
    }
}
