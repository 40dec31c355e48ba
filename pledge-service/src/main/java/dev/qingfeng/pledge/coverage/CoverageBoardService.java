package dev.qingfeng.pledge.coverage;

import static java.util.stream.Collectors.groupingBy;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.roster.RosterPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boards of coverage, over the units that the caller may see. */
@ApplicationScoped
public class CoverageBoardService {

    private static final String UNITS = "coverage-units";
    private static final String MISSING = "missing-signers";
    private static final int UNITS_AT_ONCE = 500;

    private final SubtreeCounts counts;
    private final HundredPercents hundredPercents;
    private final MissingSigners missingSigners;
    private final Roster roster;
    private final Caller caller;

    CoverageBoardService(
            SubtreeCounts counts,
            HundredPercents hundredPercents,
            MissingSigners missingSigners,
            Roster roster,
            Caller caller) {
        this.counts = counts;
        this.hundredPercents = hundredPercents;
        this.missingSigners = missingSigners;
        this.roster = roster;
        this.caller = caller;
    }

    /**
     * Of a unit and all below it; of the city, or the caller's part of it, if none is named. Refuses with 404 a cycle or unit that
     * the caller does not see.
     */
    @Transactional
    public CoverageBoard board(UUID cycleId, @Nullable UUID unitId) {
        return board(cycleId, place(cycleId, unitId));
    }

    /** The same for somebody who sees this subtree; empty where it is not theirs to see any more. */
    @Transactional
    Optional<CoverageBoard> board(UUID cycleId, UUID unitId, UnitPath scope) {
        return roster.place(cycleId, unitId, scope).map(unit -> board(cycleId, unit));
    }

    /** The version comes first: what is read then is at least as new. */
    private CoverageBoard board(UUID cycleId, RosterPlace unit) {
        long version = counts.versions(Set.of(cycleId)).getOrDefault(cycleId, 0L);
        return CoverageBoard.of(
                cycleId,
                unit,
                version,
                counts.of(cycleId, List.of(unit.path())),
                hundredPercents.of(cycleId, unit.path()));
    }

    /** How many signed on each day, of the same units as {@link #board}. */
    @Transactional
    public SignedByDay days(UUID cycleId, @Nullable UUID unitId) {
        RosterPlace unit = place(cycleId, unitId);
        return SignedByDay.of(cycleId, unit, counts.of(cycleId, List.of(unit.path())));
    }

    /** A line for each unit that is there now, with all below it. Refuses with 404 a cycle that the caller does not see. */
    @Transactional
    public Page<UnitBoardView> units(UUID cycleId, PageQuery page) {
        place(cycleId, null);
        String list = UNITS + cycleId;
        List<RosterPlace> units = roster.places(cycleId, caller.scope(), page.afterId(list), page.rowsToRead());
        Map<String, List<SubtreeCounts.Count>> byPath = byPath(cycleId, units);
        return Page.of(
                list,
                page,
                units,
                unit -> unit.id().toString(),
                unit -> UnitBoardView.of(unit, byPath.getOrDefault(unit.path(), List.of())));
    }

    /** The rows of the workbook: every unit and category that has pledges. */
    @Transactional
    public List<CoverageRow> rows(UUID cycleId) {
        UUID after = new UUID(0, 0);
        place(cycleId, null);
        List<CoverageRow> rows = new ArrayList<>();
        List<RosterPlace> units;
        do {
            units = roster.places(cycleId, caller.scope(), after, UNITS_AT_ONCE);
            Map<String, List<SubtreeCounts.Count>> byPath = byPath(cycleId, units);
            for (RosterPlace unit : units) {
                CategoryCounts.of(byPath.getOrDefault(unit.path(), List.of())).stream()
                        .map(category -> CoverageRow.of(unit, category))
                        .forEach(rows::add);
                after = unit.id();
            }
        } while (units.size() == UNITS_AT_ONCE);
        rows.sort(CoverageRow.BY_UNIT);
        return rows;
    }

    /** Who has not signed yet, with their names. Refuses with 404 a cycle or unit that the caller does not see. */
    @Transactional
    public Page<MissingSignerView> missing(UUID cycleId, MissingQuery query, PageQuery page) {
        RosterPlace unit = place(cycleId, query.unitId);
        String list = MISSING + cycleId + query;
        return Page.of(
                list,
                page,
                missingSigners.page(cycleId, unit.path(), query.category, page.afterId(list), page.rowsToRead()),
                signer -> signer.pledgeId().toString(),
                signer -> signer);
    }

    private Map<String, List<SubtreeCounts.Count>> byPath(UUID cycleId, List<RosterPlace> units) {
        return counts.of(cycleId, units.stream().map(RosterPlace::path).toList()).stream()
                .collect(groupingBy(SubtreeCounts.Count::path));
    }

    private RosterPlace place(UUID cycleId, @Nullable UUID unitId) {
        UnitPath scope = caller.scope();
        return (unitId == null ? roster.top(cycleId, scope) : roster.place(cycleId, unitId, scope))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
