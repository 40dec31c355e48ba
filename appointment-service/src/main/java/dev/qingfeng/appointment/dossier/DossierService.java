package dev.qingfeng.appointment.dossier;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreService;
import dev.qingfeng.appointment.dossier.Dossier.ClearanceGiven;
import dev.qingfeng.appointment.dossier.Dossier.GradeGiven;
import dev.qingfeng.appointment.dossier.Dossier.KeptElsewhere;
import dev.qingfeng.appointment.dossier.Dossier.PledgeTold;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Dossiers of the cadres that the caller may see. */
@ApplicationScoped
public class DossierService {

    private static final Set<String> SEE_GRADES =
            Set.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR);
    /** Of those who read dossiers, whoever may list wishes. */
    private static final Set<String> SEE_WISHES = SEE_GRADES;
    /** Of those who read dossiers, whoever may list kinships. */
    private static final Set<String> SEE_KIN = Set.of(ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR);

    private final DossierRepository dossiers;
    private final RegistryLines registry;
    private final CadreService cadres;
    private final CadreRepository people;
    private final AuditedReads reads;
    private final Caller caller;

    DossierService(
            DossierRepository dossiers,
            RegistryLines registry,
            CadreService cadres,
            CadreRepository people,
            AuditedReads reads,
            Caller caller) {
        this.dossiers = dossiers;
        this.registry = registry;
        this.cadres = cadres;
        this.people = people;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * Refuses with 404 a cadre that the caller does not see or who was merged into another, and the caller's own entry: nobody
     * sees their own clearance. Lines that the caller may not see are left out. Leaves a row in the audit.
     */
    @Transactional
    public Dossier of(UUID cadreId) {
        Cadre cadre = cadres.get(cadreId);
        if (cadre.isMerged() || isOwn(cadreId)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        reads.shown(cadre);
        Set<UUID> everyId = people.everyIdOf(cadreId);
        return new Dossier(
                cadreId,
                shown(SEE_GRADES, () -> grades(everyId)),
                shown(SEE_GRADES, () -> KeptElsewhere.byInspection(MissingReason.NOT_ON_RECORD_HERE)),
                shown(SEE_GRADES, () -> KeptElsewhere.byInspection(MissingReason.NOT_YET_RECORDED)),
                pledges(everyId),
                ClearanceGiven.from(
                        dossiers.clearanceOf(cadreId),
                        !dossiers.cleared(List.of(cadreId)).isEmpty()),
                registry.tenures(cadreId, caller.scope()),
                registry.trainings(cadre),
                shown(SEE_WISHES, () -> registry.wishes(cadreId)),
                shown(SEE_KIN, () -> registry.kin(cadreId, caller.scope())));
    }

    /** A line, or null for a caller in none of these roles. */
    private <T> @Nullable T shown(Set<String> roles, Supplier<T> line) {
        return roles.stream().anyMatch(caller::hasRole) ? line.get() : null;
    }

    private List<GradeGiven> grades(Set<UUID> cadreIds) {
        return dossiers.evaluationsOf(cadreIds).stream()
                .flatMap(GradeGiven::from)
                .toList();
    }

    private List<PledgeTold> pledges(Set<UUID> cadreIds) {
        return dossiers.pledgesOf(cadreIds).stream().flatMap(PledgeTold::from).toList();
    }

    /** Under whichever of the numbers they had. */
    private boolean isOwn(UUID cadreId) {
        return caller.knownStaffNumber()
                .filter(number -> people.idsOf(number).contains(cadreId))
                .isPresent();
    }
}
