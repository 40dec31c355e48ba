package dev.qingfeng.inspection.evaluation;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every evaluation, told again by a replay. */
@Singleton
class EvaluationTopic extends StateTopic<Evaluation> {

    private final Outbox outbox;

    EvaluationTopic(EntityManager entities, Outbox outbox) {
        super(entities, Evaluation.class, EvaluationState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<Evaluation> evaluations) {
        outbox.publishAll(evaluations, EvaluationState::from);
    }
}
