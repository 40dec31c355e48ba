package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every unit, told again by a replay. */
@Singleton
class UnitTopic extends StateTopic<Unit> {

    private final UnitStates states;

    UnitTopic(EntityManager entities, UnitStates states) {
        super(entities, Unit.class, UnitState.class);
        this.states = states;
    }

    @Override
    protected void publish(List<Unit> units) {
        states.publish(units);
    }
}
