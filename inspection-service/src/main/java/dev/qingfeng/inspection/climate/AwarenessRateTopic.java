package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every awareness rate, told again by a replay. */
@Singleton
class AwarenessRateTopic extends StateTopic<AwarenessRate> {

    private final Outbox outbox;

    AwarenessRateTopic(EntityManager entities, Outbox outbox) {
        super(entities, AwarenessRate.class, AwarenessRateState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<AwarenessRate> rates) {
        outbox.publishAll(rates, AwarenessRateState::from);
    }
}
