package dev.qingfeng.appointment.appointment;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Every appointment, told again by a replay. */
@Singleton
class AppointmentTopic extends StateTopic<Appointment> {

    private final Outbox outbox;

    AppointmentTopic(EntityManager entities, Outbox outbox) {
        super(entities, Appointment.class, AppointmentState.class);
        this.outbox = outbox;
    }

    @Override
    protected void publish(List<Appointment> appointments) {
        outbox.publishAll(appointments, AppointmentState::from);
    }
}
