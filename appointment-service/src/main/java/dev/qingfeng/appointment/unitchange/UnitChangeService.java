package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of the units that the caller may see. */
@ApplicationScoped
public class UnitChangeService {

    private static final String LIST = "unit-changes";

    private final UnitChangeRepository changes;
    private final UnitRepository units;
    private final Reorganisation reorganisation;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    UnitChangeService(
            UnitChangeRepository changes,
            UnitRepository units,
            Reorganisation reorganisation,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.changes = changes;
        this.units = units;
        this.reorganisation = reorganisation;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Plans a change, or carries it out at once where its day has come. Refuses with 422 a unit that the caller does not govern, a
     * target that they do not see or that is in another city, with 409 {@code unit-change-planned} a second plan for one unit;
     * see also {@link UnitChange#of} and, at once or on its day, {@link Reorganisation#carryOut}.
     */
    @Transactional
    public UnitChange record(RecordUnitChangeRequest request) {
        units.begin();
        Unit unit = visible(request.unitId())
                // Whoever sees the one above it may change a unit; a city is refused below.
                .filter(found ->
                        found.parentId() == null || visible(found.parentId()).isPresent())
                .orElseThrow(() -> unknown("unitId"));
        Unit target = request.targetId() == null ? null : targetOf(unit, request.targetId());
        UnitChange change = UnitChange.of(unit, request, target);
        Reorganisation.requirePossible(unit, target);
        boolean isDue = change.isDue(LocalDate.now(clock));
        if (isDue) {
            change.takeEffect();
        }
        changes.persist(change);
        if (isDue) {
            reorganisation.carryOut(change);
        }
        outbox.publish(change, UnitChangeProgressed::from);
        return change;
    }

    private Unit targetOf(Unit unit, UUID targetId) {
        return visible(targetId)
                .filter(target -> target.cityLabel().equals(unit.cityLabel()))
                .orElseThrow(() -> unknown("targetId"));
    }

    private Optional<Unit> visible(UUID id) {
        return units.findVisible(id, caller.scope());
    }

    private void requireVisible(@Nullable UUID id) {
        if (id != null && visible(id).isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }

    private static ProblemException unknown(String field) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
    }

    /**
     * Gives up what is planned, for whoever could have planned it. Refuses with 404, 428, 412, and 409
     * {@code unit-change-closed} what is not planned any more.
     */
    @Transactional
    public UnitChange withdraw(UUID id, @Nullable IfMatch ifMatch) {
        units.begin();
        UnitChange change = get(id);
        requireVisible(units.findById(change.unitId()).parentId());
        requireVisible(change.targetId());
        IfMatch.require(ifMatch, change.version());
        change.withdraw();
        outbox.publish(change, UnitChangeProgressed::from);
        return change;
    }

    /** Refuses with 404 a change that is not there or of a unit that is not the caller's to see. */
    @Transactional
    public UnitChange get(UUID id) {
        return changes.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Those of one unit, or of all where {@code unitId} is null. */
    @Transactional
    public Page<UnitChangeView> page(PageQuery query, @Nullable UUID unitId) {
        String list = unitId == null ? LIST : LIST + "?unitId=" + unitId;
        return Page.of(
                list,
                query,
                changes.page(unitId, query.afterId(list), query.rowsToRead(), caller.scope()),
                change -> change.id().toString(),
                UnitChangeView::from);
    }
}
