package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What the registry says of the caller, under whichever of their staff numbers: others write that. */
@ApplicationScoped
public class OwnRecord {

    private final CadreRepository cadres;
    private final Caller caller;

    OwnRecord(CadreRepository cadres, Caller caller) {
        this.cadres = cadres;
        this.caller = caller;
    }

    /** Every cadre that the caller is or was; none for a system, or somebody who is not in the registry. */
    public Set<UUID> ids() {
        return caller.knownStaffNumber().map(cadres::idsOf).orElse(Set.of());
    }

    /** Refuses with 403 {@code own-record} to write of the caller. */
    public void refuse(UUID cadreId) {
        if (ids().contains(cadreId)) {
            throw ProblemException.of(AppointmentProblem.OWN_RECORD);
        }
    }
}
