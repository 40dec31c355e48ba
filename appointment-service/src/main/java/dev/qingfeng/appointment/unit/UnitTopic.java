package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every unit, told again by a replay. */
@Singleton
class UnitTopic extends StateTopic<Unit> {

    private final Outbox outbox;

    UnitTopic(EntityManager entities, Outbox outbox) {
        super(entities, Unit.class, UnitState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<Unit> units) {
        outbox.publishAll(units, UnitState::from);
    }
}
