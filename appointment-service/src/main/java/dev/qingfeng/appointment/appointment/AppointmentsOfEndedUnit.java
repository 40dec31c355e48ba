package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unitchange.UnitFollower;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** No unit ends while an appointment out of it or into it is ahead. */
@ApplicationScoped
class AppointmentsOfEndedUnit implements UnitFollower {

    private final AppointmentRepository appointments;

    AppointmentsOfEndedUnit(AppointmentRepository appointments) {
        this.appointments = appointments;
    }

    @Override
    public List<Unmet> missing(Unit ending, LocalDate on) {
        return appointments.pendingIn(ending.id()).stream()
                .map(each -> Rule.UNITS.unmet("appointment-pending", each.id().toString()))
                .toList();
    }
}
