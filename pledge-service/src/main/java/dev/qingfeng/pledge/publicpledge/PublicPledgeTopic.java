package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every public pledge, told again by a replay; of what was withdrawn there is nothing to tell but that it is gone. */
@Singleton
class PublicPledgeTopic extends StateTopic<PublicPledge> {

    private final Outbox outbox;

    PublicPledgeTopic(EntityManager entities, Outbox outbox) {
        super(entities, PublicPledge.class, PublicPledgeState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<PublicPledge> pledges) {
        outbox.publishGone(pledges.stream().filter(PublicPledge::isWithdrawn).toList(), PublicPledgeState.class);
        outbox.publishAll(
                pledges.stream().filter(pledge -> !pledge.isWithdrawn()).toList(), PublicPledgeState::from);
    }
}
