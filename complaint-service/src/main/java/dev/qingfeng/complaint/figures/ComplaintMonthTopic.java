package dev.qingfeng.complaint.figures;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The figures of every month, told again by a replay as they were. */
@Singleton
class ComplaintMonthTopic extends StateTopic<ComplaintMonth> {

    private final Outbox outbox;

    ComplaintMonthTopic(EntityManager entities, Outbox outbox) {
        super(entities, ComplaintMonth.class, ComplaintMonthState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<ComplaintMonth> figures) {
        outbox.publishAll(figures, ComplaintMonthState::from);
    }
}
