package dev.qingfeng.appointment.dossier;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreService;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Dossiers of the cadres that the caller may see. */
@ApplicationScoped
public class DossierService {

    private final DossierRepository dossiers;
    private final CadreService cadres;
    private final CadreRepository people;
    private final AuditedReads reads;
    private final Caller caller;

    DossierService(
            DossierRepository dossiers,
            CadreService cadres,
            CadreRepository people,
            AuditedReads reads,
            Caller caller) {
        this.dossiers = dossiers;
        this.cadres = cadres;
        this.people = people;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * Refuses with 404 a cadre that the caller does not see or who was merged into another, and the caller's own entry: nobody
     * sees their own clearance. Grades are left out for the discipline organ. Leaves a row in the audit.
     */
    @Transactional
    public Dossier of(UUID cadreId) {
        Cadre cadre = cadres.get(cadreId);
        if (cadre.isMerged() || isOwn(cadreId)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        reads.shown(cadre);
        boolean seesGrades = Stream.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR)
                .anyMatch(caller::hasRole);
        return Dossier.of(
                cadreId,
                seesGrades ? dossiers.evaluationsOf(people.everyIdOf(cadreId)) : null,
                dossiers.clearanceOf(cadreId),
                !dossiers.cleared(List.of(cadreId)).isEmpty());
    }

    /** Under whichever of the numbers they had. */
    private boolean isOwn(UUID cadreId) {
        return caller.knownStaffNumber()
                .filter(number -> people.idsOf(number).contains(cadreId))
                .isPresent();
    }
}
