package dev.qingfeng.appointment.cycle;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every cycle, told again by a replay. */
@Singleton
class CycleTopic extends StateTopic<TransitionCycle> {

    private final Outbox outbox;

    CycleTopic(EntityManager entities, Outbox outbox) {
        super(entities, TransitionCycle.class, CycleState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<TransitionCycle> cycles) {
        outbox.publishAll(cycles, CycleState::from);
    }
}
