package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.cycle.Phase;
import dev.qingfeng.appointment.cycle.PhaseGate;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A cycle is archived once nothing that it decided is ahead any more. */
@ApplicationScoped
class AppointmentsSettled implements PhaseGate {

    private final AppointmentRepository appointments;

    AppointmentsSettled(AppointmentRepository appointments) {
        this.appointments = appointments;
    }

    @Override
    public List<Unmet> missing(TransitionCycle entering) {
        if (entering.phase() != Phase.ARCHIVED) {
            return List.of();
        }
        return appointments.pendingOf(entering.id()).stream()
                .map(each -> Rule.TAKING_EFFECT.unmet(
                        "appointment-pending", each.id().toString()))
                .toList();
    }
}
