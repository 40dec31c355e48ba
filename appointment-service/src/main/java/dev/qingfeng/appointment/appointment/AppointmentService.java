package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appointments out of and into the units that the caller may see. */
@ApplicationScoped
public class AppointmentService {

    private final AppointmentRepository appointments;
    private final CadreRepository cadres;
    private final Caller caller;

    AppointmentService(AppointmentRepository appointments, CadreRepository cadres, Caller caller) {
        this.appointments = appointments;
        this.cadres = cadres;
        this.caller = caller;
    }

    /** An appointment, and what the caller is shown of it. */
    public record Shown(Appointment appointment, AppointmentView view) {}

    /** Refuses with 404 an appointment that is not there or not the caller's to see. */
    @Transactional
    public Shown get(UUID id) {
        Appointment appointment = appointments
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        return new Shown(appointment, AppointmentView.from(appointment, isOwn(appointment, own())));
    }

    /** Wherever they serve: someone may see an appointment of theirs and not the unit that they are in. */
    private Set<UUID> own() {
        return caller.knownStaffNumber().stream()
                .flatMap(number -> cadres.idsOf(number).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isOwn(Appointment appointment, Set<UUID> own) {
        return own.contains(appointment.cadreId());
    }

    /** A page of those that {@link AppointmentRepository#page} finds. */
    @Transactional
    public Page<AppointmentView> page(@Nullable UUID planId, @Nullable Boolean awaitsElection, PageQuery query) {
        String list = "appointments of " + planId + (awaitsElection == null ? "" : " awaiting " + awaitsElection);
        Set<UUID> own = own();
        return Page.of(
                list,
                query,
                appointments.page(planId, awaitsElection, query.afterId(list), query.rowsToRead(), caller.scope()),
                appointment -> appointment.id().toString(),
                appointment -> AppointmentView.from(appointment, isOwn(appointment, own)));
    }
}
