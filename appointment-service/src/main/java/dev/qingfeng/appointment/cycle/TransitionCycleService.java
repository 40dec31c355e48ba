package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cycles of transition, as far as the caller may see them. */
@ApplicationScoped
public class TransitionCycleService {

    private static final String LIST = "cycles";

    private final TransitionCycleRepository cycles;
    private final UnitRepository units;
    private final Importer importer;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final Instance<PhaseGate> gates;

    TransitionCycleService(
            TransitionCycleRepository cycles,
            UnitRepository units,
            Importer importer,
            Outbox outbox,
            Caller caller,
            Clock clock,
            @Any Instance<PhaseGate> gates) {
        this.cycles = cycles;
        this.units = units;
        this.importer = importer;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.gates = gates;
    }

    /** Writes the cycles of a CSV file, see {@link CycleRow}; all or none, unless only good ones are asked for. */
    @Transactional
    public ImportReport importCycles(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file, CycleRow.class, mode, language, new CycleImport(cycles, units, outbox, clock, caller.scope()));
    }

    /**
     * Begins a cycle, in mobilisation. Refuses with 422 a city that the caller does not see and what {@link
     * Occurrence#recorded} refuses, with 409 {@code another-cycle-runs} or {@code cycle-code-taken} what there can be
     * only one of.
     */
    @Transactional
    public TransitionCycle create(CreateCycleRequest request) {
        Unit city = units.findCity(request.unitPath(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitPath"));
        TransitionCycle cycle = new TransitionCycle(
                request.code(),
                request.name(),
                city.id(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock));
        cycles.persist(cycle);
        outbox.publish(cycle, CycleState::from);
        return cycle;
    }

    /**
     * For whoever governs the whole city. Refuses with 404, 428, 412, what {@link TransitionCycle#enter} and {@link
     * Occurrence#recorded} refuse, or 409 {@code gate-unmet} with what each {@link PhaseGate} misses.
     */
    @Transactional
    public TransitionCycle enter(UUID id, @Nullable IfMatch ifMatch, EnterPhaseRequest request) {
        TransitionCycle cycle = governed(id, ifMatch);
        cycle.enter(request.phase(), Occurrence.recorded(request.occurredAt(), request.lateReason(), clock));
        Gate gate = new Gate();
        gates.forEach(each -> gate.missing(each.missing(cycle)));
        gate.pass();
        outbox.publish(cycle, CycleState::from);
        return cycle;
    }

    /**
     * Writes the calendar, for whoever governs the whole city. Refuses with 404, 428, 412, with 409 {@code gate-unmet}
     * an archived cycle, and what {@link TransitionCycle#plan} refuses.
     */
    @Transactional
    public TransitionCycle plan(UUID id, @Nullable IfMatch ifMatch, PlanCycleRequest request) {
        TransitionCycle cycle = governed(id, ifMatch);
        if (cycle.phase() == Phase.ARCHIVED) {
            new Gate().missing(cycle.missingFor(Phase.DECISION)).pass();
        }
        if (cycle.plan(request.inTheirOrder())) {
            outbox.publish(cycle, CycleState::from);
        }
        return cycle;
    }

    /** Locked until the transaction ends. */
    private TransitionCycle governed(UUID id, @Nullable IfMatch ifMatch) {
        TransitionCycle cycle = cycles.findGoverned(id, caller.scope(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, cycle.version());
        return cycle;
    }

    CycleCalendarView calendar(TransitionCycle cycle) {
        return CycleCalendarView.of(cycle, clock);
    }

    /** Refuses with 404 a cycle that is not there or not the caller's to see. */
    @Transactional
    public TransitionCycle get(UUID id) {
        return cycles.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<CycleRow> rows() {
        return cycles.rows(caller.scope());
    }

    @Transactional
    public Page<CycleView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                cycles.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                cycle -> cycle.id().toString(),
                CycleView::from);
    }
}
