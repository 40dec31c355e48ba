package dev.qingfeng.appointment.appointment;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appointments out of and into the units that the caller may see. */
@ApplicationScoped
public class AppointmentService {

    private final AppointmentRepository appointments;
    private final Caller caller;

    AppointmentService(AppointmentRepository appointments, Caller caller) {
        this.appointments = appointments;
        this.caller = caller;
    }

    /** Refuses with 404 an appointment that is not there or not the caller's to see. */
    @Transactional
    public Appointment get(UUID id) {
        return appointments
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Those of one plan, or of all where {@code planId} is null. */
    @Transactional
    public Page<AppointmentView> page(@Nullable UUID planId, PageQuery query) {
        String list = "appointments of " + planId;
        return Page.of(
                list,
                query,
                appointments.page(planId, query.afterId(list), query.rowsToRead(), caller.scope()),
                appointment -> appointment.id().toString(),
                AppointmentView::from);
    }
}
