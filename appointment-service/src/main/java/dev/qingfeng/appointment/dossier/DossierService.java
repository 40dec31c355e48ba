package dev.qingfeng.appointment.dossier;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.CadreService;
import dev.qingfeng.appointment.dossier.Dossier.BallotsHeld;
import dev.qingfeng.appointment.dossier.Dossier.ClearanceGiven;
import dev.qingfeng.appointment.dossier.Dossier.GradeGiven;
import dev.qingfeng.appointment.dossier.Dossier.KeptElsewhere;
import dev.qingfeng.appointment.dossier.Dossier.PledgeTold;
import dev.qingfeng.appointment.dossier.Dossier.RoundStoodIn;
import dev.qingfeng.appointment.dossier.DossierRepository.Graded;
import dev.qingfeng.appointment.dossier.DossierRepository.Pledged;
import dev.qingfeng.appointment.dossier.DossierRepository.Stood;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
        Set<UUID> own = caller.knownStaffNumber().map(people::idsOf).orElse(Set.of());
        if (cadre.isMerged() || own.contains(cadreId)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        reads.shown(cadre);
        Set<UUID> everyId = people.everyIdOf(cadreId);
        List<Pledged> pledges = standing(dossiers.pledgesOf(everyId, caller.scope()));
        return new Dossier(
                cadreId,
                ofTheCity(() -> grades(everyId, own)),
                ofTheCity(() -> ballots(everyId, own)),
                ofTheCity(() -> KeptElsewhere.byInspection(MissingReason.NOT_YET_RECORDED)),
                registry.annualAssessments(cadreId),
                readable(pledges, Pledged::readable, pledge -> PledgeTold.from(pledge.signature())),
                pledges.isEmpty() ? MissingReason.NOT_SIGNED_OR_NOT_ASKED : null,
                ClearanceGiven.from(
                        dossiers.clearanceOf(cadreId),
                        !dossiers.cleared(List.of(cadreId)).isEmpty()),
                registry.tenures(cadreId, caller.scope()),
                registry.trainings(cadre),
                shown(SEE_WISHES, () -> registry.wishes(cadreId)),
                shown(SEE_KIN, () -> registry.kin(cadreId, caller.scope())));
    }

    /** A line, or null for a caller in none of these roles. */
    private <T> @Nullable T shown(Set<String> roles, Supplier<@Nullable T> line) {
        return roles.stream().anyMatch(caller::hasRole) ? line.get() : null;
    }

    /** A line of those who see grades, or null for others and for whoever sees but a part of the cadre's city. */
    private <T> @Nullable T ofTheCity(Supplier<@Nullable T> line) {
        UnitPath scope = caller.scope();
        return scope.covers(scope.city()) ? shown(SEE_GRADES, line) : null;
    }

    private @Nullable List<GradeGiven> grades(Set<UUID> cadreIds, Set<UUID> own) {
        return readable(
                dossiers.evaluationsOf(cadreIds, caller.scope(), own),
                Graded::readable,
                grade -> GradeGiven.from(grade.evaluation()));
    }

    private @Nullable BallotsHeld ballots(Set<UUID> cadreIds, Set<UUID> own) {
        List<RoundStoodIn> rounds = readable(
                dossiers.roundsOf(cadreIds, caller.scope(), own),
                Stood::readable,
                stood -> RoundStoodIn.from(stood.round()));
        return rounds == null ? null : BallotsHeld.of(rounds);
    }

    /** Those that may be read; null where there are only others, for an empty line would say that there is nothing. */
    private static <T, R> @Nullable List<R> readable(
            List<T> found, Predicate<T> isReadable, Function<T, Stream<R>> line) {
        return found.isEmpty() || found.stream().anyMatch(isReadable)
                ? found.stream().filter(isReadable).flatMap(line).toList()
                : null;
    }

    /** One of each category of each cycle: of the pledges of a person who was two, one is excused for the other. */
    private static List<Pledged> standing(List<Pledged> pledges) {
        Map<PledgeSignature.Occasion, Pledged> standing = new LinkedHashMap<>();
        pledges.stream()
                .sorted(Comparator.comparing(
                        pledge -> pledge.signature().state(), Comparator.nullsLast(PledgeState.STANDING)))
                .forEach(pledge -> standing.putIfAbsent(pledge.signature().occasion(), pledge));
        return List.copyOf(standing.values());
    }
}
