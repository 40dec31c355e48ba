package dev.qingfeng.inspection.recusal;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.inspection.registry.RegistryUnit;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Declared recusals. What is declared once a unit is assigned undoes nothing: it is shown on the team until that is settled. */
@ApplicationScoped
public class RecusalService {

    private static final String LIST = "recusals";

    private final RecusalRepository recusals;
    private final Registry registry;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    RecusalService(
            RecusalRepository recusals,
            Registry registry,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.recusals = recusals;
        this.registry = registry;
        this.reads = reads;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Declares that the caller, or as an officer of the whole city any of its cadres, stands aside from a unit. Refuses with 422
     * {@code unknown-reference} what is not of the cycle's city, and anybody else than the caller, {@code not-a-township-unit} and
     * as {@link Occurrence#recorded}; with 409 {@code gate-unmet} once the cycle is archived, and {@code recusal-declared-already}.
     */
    @Transactional
    public Recusal declare(DeclareRecusalRequest request) {
        RegistryCycle cycle = cycle(request).orElseThrow(() -> unknown("cycleId"));
        requirePhase(cycle);
        String city = registry.unit(cycle.unitId()).path();
        if (registry.cadresWithin(city, List.of(request.cadreId())).isEmpty()) {
            throw unknown("cadreId");
        }
        RegistryUnit unit = registry.unitsWithin(city, List.of(request.unitId())).stream()
                .findFirst()
                .orElseThrow(() -> unknown("unitId"));
        if (!unit.isTownship()) {
            throw ProblemException.of(InspectionProblem.NOT_A_TOWNSHIP_UNIT);
        }
        Recusal recusal = new Recusal(
                request.cycleId(),
                request.cadreId(),
                request.unitId(),
                request.reason(),
                caller.staffNumber(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock));
        recusals.persist(recusal);
        outbox.publish(recusal, RecusalDeclared::from);
        return recusal;
    }

    /** Dossiers are read, and so stood aside from, for as long as somebody decides by them. */
    private static void requirePhase(RegistryCycle cycle) {
        new Gate().missing(cycle.unlessFrom(Phase.MOBILISATION, Phase.DECISION)).pass();
    }

    /** Where the caller is an officer of its city, or speaks of themselves. */
    private Optional<RegistryCycle> cycle(DeclareRecusalRequest request) {
        Optional<RegistryCycle> governed =
                isOfficer() ? registry.governedCycle(request.cycleId(), caller.scope()) : Optional.empty();
        return governed.or(() -> registry.idsOf(caller.staffNumber()).contains(request.cadreId())
                ? registry.knownCycle(request.cycleId())
                : Optional.empty());
    }

    private static ProblemException unknown(String field) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
    }

    /** Withdraws one, for an officer of the whole city, and not one of the caller ({@code own-recusal}, 403); see {@link Recusal#withdraw} for what else is refused. */
    @Transactional
    public Recusal withdraw(UUID id, @Nullable IfMatch ifMatch, WithdrawRecusalRequest request) {
        Recusal recusal = seen(id);
        if (registry.governedCycle(recusal.cycleId(), caller.scope()).isEmpty()) {
            throw ProblemException.of(InspectionProblem.NOT_OF_THE_TEAM);
        }
        if (registry.idsOf(caller.staffNumber()).contains(recusal.cadreId())) {
            throw ProblemException.of(InspectionProblem.OWN_RECUSAL);
        }
        IfMatch.require(ifMatch, recusal.version());
        requirePhase(registry.cycle(recusal.cycleId()));
        recusal.withdraw(caller.staffNumber(), request.reason(), clock.instant());
        outbox.publish(recusal, RecusalWithdrawn::from);
        return recusal;
    }

    /** One of them; leaves an audit row that says so. Refuses with 404 a recusal that is not there or not the caller's to see. */
    @Transactional
    public Recusal get(UUID id) {
        Recusal recusal = seen(id);
        reads.shown(recusal);
        return recusal;
    }

    private Recusal seen(UUID id) {
        return recusals.findVisible(id, Scope.of(caller), self(), isOfficer())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Those that the caller sees; leaves an audit row for each that is shown. */
    @Transactional
    public Page<RecusalView> page(PageQuery query, @Nullable UUID cycleId, @Nullable UUID cadreId) {
        String list = LIST + (cycleId == null ? "" : " " + cycleId) + (cadreId == null ? "" : "/" + cadreId);
        Page<Recusal> page = Page.of(
                list,
                query,
                recusals.page(
                        query.afterId(list),
                        query.rowsToRead(),
                        cycleId,
                        cadreId,
                        Scope.of(caller),
                        self(),
                        isOfficer()),
                recusal -> recusal.id().toString(),
                recusal -> recusal);
        reads.shown(page.items());
        return new Page<>(page.items().stream().map(RecusalView::from).toList(), page.next());
    }

    /** Under which number the caller sees what is their own: in teams and on committees. */
    private String self() {
        boolean onCommittee = caller.hasRole(COMMITTEE_MEMBER) || caller.hasRole(COMMITTEE_SECRETARY);
        return onCommittee ? caller.staffNumber() : Scope.of(caller).staffNumber();
    }

    private boolean isOfficer() {
        return caller.hasRole(ORGANIZATION_OFFICER);
    }
}
