package dev.qingfeng.appointment.dossier;

import static dev.qingfeng.appointment.RegistryRoles.AUDITOR;
import static dev.qingfeng.appointment.RegistryRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.RegistryRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.RegistryRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.appointment.cadre.CadreService;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.stream.Stream;

/** Dossiers of the cadres that the caller may see. */
@ApplicationScoped
public class DossierService {

    private final DossierRepository dossiers;
    private final CadreService cadres;
    private final Caller caller;

    DossierService(DossierRepository dossiers, CadreService cadres, Caller caller) {
        this.dossiers = dossiers;
        this.cadres = cadres;
        this.caller = caller;
    }

    /** Refuses with 404 a cadre that the caller does not see; grades are left out for the discipline organ. */
    @Transactional
    public Dossier of(UUID cadreId) {
        cadres.get(cadreId);
        boolean seesGrades = Stream.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR)
                .anyMatch(caller::hasRole);
        return Dossier.of(cadreId, seesGrades ? dossiers.evaluationsOf(cadreId) : null, dossiers.clearanceOf(cadreId));
    }
}
