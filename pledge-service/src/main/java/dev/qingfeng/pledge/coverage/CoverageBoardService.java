package dev.qingfeng.pledge.coverage;

import static java.util.stream.Collectors.groupingBy;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boards of coverage, over the units that the caller may see. Each is read as one snapshot, so what it says agrees. */
@ApplicationScoped
public class CoverageBoardService {

    private static final String UNITS = "coverage-units";
    private static final String TEAMS = "coverage-teams";
    private static final String MISSING = "missing-signers";
    private static final int UNITS_AT_ONCE = 500;

    private final EntityManager entities;
    private final BoardUnits units;
    private final SubtreeCounts counts;
    private final TeamCoverage teams;
    private final HundredPercents hundredPercents;
    private final MissingSigners missingSigners;
    private final Caller caller;

    CoverageBoardService(
            EntityManager entities,
            BoardUnits units,
            SubtreeCounts counts,
            TeamCoverage teams,
            HundredPercents hundredPercents,
            MissingSigners missingSigners,
            Caller caller) {
        this.entities = entities;
        this.units = units;
        this.counts = counts;
        this.teams = teams;
        this.hundredPercents = hundredPercents;
        this.missingSigners = missingSigners;
        this.caller = caller;
    }

    /**
     * Of a unit and all below it; of the city, or the caller's part of it, if none is named. Refuses with 404 a cycle or unit that
     * the caller does not see.
     */
    @Transactional
    public CoverageBoard board(UUID cycleId, @Nullable UUID unitId) {
        takeSnapshot();
        return board(cycleId, unit(cycleId, unitId));
    }

    /** The same, whoever asks; empty where the unit is not in the cycle's city any more. */
    @Transactional
    Optional<CoverageBoard> anyBoard(UUID cycleId, UUID unitId) {
        takeSnapshot();
        return units.one(cycleId, unitId).map(unit -> board(cycleId, unit));
    }

    private CoverageBoard board(UUID cycleId, BoardUnit unit) {
        long version = counts.versions(Set.of(cycleId)).getOrDefault(cycleId, 0L);
        return CoverageBoard.of(cycleId, unit, version, counts.of(cycleId, List.of(unit.countedAt())));
    }

    /** How many signed on each day, of the same units as {@link #board}. */
    @Transactional
    public SignedByDay days(UUID cycleId, @Nullable UUID unitId) {
        takeSnapshot();
        BoardUnit unit = unit(cycleId, unitId);
        return SignedByDay.of(cycleId, unit, counts.of(cycleId, List.of(unit.countedAt())));
    }

    /** The ratios that the city wants at 100 %, of the same units as {@link #board}. */
    @Transactional
    public HundredPercentsView hundredPercents(UUID cycleId, @Nullable UUID unitId) {
        takeSnapshot();
        BoardUnit unit = unit(cycleId, unitId);
        return new HundredPercentsView(cycleId, unit.id(), hundredPercents.of(cycleId, unit));
    }

    /** A line for each unit that is there now, with all below it. Refuses with 404 a cycle that the caller does not see. */
    @Transactional
    public Page<UnitBoardView> units(UUID cycleId, PageQuery page) {
        takeSnapshot();
        unit(cycleId, null);
        String list = UNITS + cycleId;
        List<BoardUnit> shown = units.page(cycleId, caller.scope(), page.afterId(list), page.rowsToRead());
        Map<String, List<SubtreeCounts.Count>> byPath = byPath(cycleId, shown);
        return Page.of(
                list,
                page,
                shown,
                unit -> unit.id().toString(),
                unit -> UnitBoardView.of(unit, byPath.getOrDefault(unit.countedAt(), List.of())));
    }

    /**
     * A line for each inspection team that inspects a unit which the caller sees, over those of its units. Refuses with 404 a cycle
     * that the caller does not see.
     */
    @Transactional
    public Page<TeamBoardView> teams(UUID cycleId, PageQuery page) {
        takeSnapshot();
        unit(cycleId, null);
        String list = TEAMS + cycleId;
        List<TeamBoardView> shown = teams.page(cycleId, caller.scope(), page.afterId(list), page.rowsToRead());
        return Page.of(list, page, shown, team -> team.teamId().toString(), team -> team);
    }

    /** The rows of the workbook: every unit and category that has pledges. */
    @Transactional
    public List<CoverageRow> rows(UUID cycleId) {
        takeSnapshot();
        unit(cycleId, null);
        UUID after = new UUID(0, 0);
        List<CoverageRow> rows = new ArrayList<>();
        List<BoardUnit> some;
        do {
            some = units.page(cycleId, caller.scope(), after, UNITS_AT_ONCE);
            Map<String, List<SubtreeCounts.Count>> byPath = byPath(cycleId, some);
            for (BoardUnit unit : some) {
                CategoryCounts.of(byPath.getOrDefault(unit.countedAt(), List.of())).stream()
                        .map(category -> CoverageRow.of(unit, category))
                        .forEach(rows::add);
                after = unit.id();
            }
        } while (some.size() == UNITS_AT_ONCE);
        rows.sort(CoverageRow.BY_UNIT);
        return rows;
    }

    /** Who has not signed yet, with their names. Refuses with 404 a cycle or unit that the caller does not see. */
    @Transactional
    public Page<MissingSignerView> missing(UUID cycleId, MissingQuery query, PageQuery page) {
        BoardUnit unit = unit(cycleId, query.unitId);
        String list = MISSING + cycleId + query;
        return Page.of(
                list,
                page,
                missingSigners.page(cycleId, unit, query.category, page.afterId(list), page.rowsToRead()),
                signer -> signer.pledgeId().toString(),
                signer -> signer);
    }

    /** The same as the rows of a workbook, those of a unit together. */
    @Transactional
    public List<MissingSignerRow> missingRows(UUID cycleId, MissingQuery query) {
        takeSnapshot();
        return missingSigners.rows(cycleId, unit(cycleId, query.unitId), query.category);
    }

    private Map<String, List<SubtreeCounts.Count>> byPath(UUID cycleId, List<BoardUnit> shown) {
        return counts
                .of(cycleId, shown.stream().map(BoardUnit::countedAt).distinct().toList())
                .stream()
                .collect(groupingBy(SubtreeCounts.Count::path));
    }

    private BoardUnit unit(UUID cycleId, @Nullable UUID unitId) {
        UnitPath scope = caller.scope();
        Optional<BoardUnit> found = unitId == null
                ? units.top(cycleId, scope)
                : units.one(cycleId, unitId).filter(unit -> scope.covers(unit.path()));
        return found.orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Must come before anything else of the transaction. */
    private void takeSnapshot() {
        entities.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }
}
