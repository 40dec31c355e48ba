package dev.qingfeng.appointment.calendar;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every calendar year, told again by a replay. */
@Singleton
class CalendarTopic extends StateTopic<CalendarYear> {

    private final Outbox outbox;

    CalendarTopic(EntityManager entities, Outbox outbox) {
        super(entities, CalendarYear.class, CalendarState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<CalendarYear> years) {
        outbox.publishAll(years, CalendarState::from);
    }
}
