package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.finding.UnsettledFindings;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Boards of inspections, over the units that the caller sees. Each is read as one snapshot, so what it says agrees. */
@ApplicationScoped
public class InspectionBoardService {

    private static final String UNITS = "inspection-board/";

    /** Units that a board shows at once; a city has fewer, and of a province nobody reads all. */
    private static final int SHOWN = 50;

    /** Before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager entities;
    private final BoardRows rows;
    private final BoardJudge judge;
    private final UnsettledFindings findings;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Caller caller;
    private final Clock clock;

    InspectionBoardService(
            EntityManager entities,
            BoardRows rows,
            BoardJudge judge,
            UnsettledFindings findings,
            CallersRecusal callersRecusal,
            Registry registry,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.rows = rows;
        this.judge = judge;
        this.findings = findings;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.caller = caller;
        this.clock = clock;
    }

    /** As it is now. Refuses with 404 a cycle of which the caller sees nothing. */
    @Transactional
    public InspectionBoard board(UUID cycleId, BoardFilter filter) {
        takeSnapshot();
        return read(key(cycleId, filter));
    }

    /** The key of the same board, by which it is watched. Refuses as {@link #board}. */
    @Transactional
    BoardKey watched(UUID cycleId, BoardFilter filter) {
        return key(cycleId, filter);
    }

    /** The same, whoever asks. */
    @Transactional
    InspectionBoard board(BoardKey key) {
        takeSnapshot();
        return read(key);
    }

    /** All units, a line for each. Refuses as {@link #board}. */
    @Transactional
    public Page<InspectionLine> units(UUID cycleId, BoardFilter filter, PageQuery query) {
        takeSnapshot();
        BoardKey key = key(cycleId, filter);
        Instant now = clock.instant();
        String list = UNITS + cycleId + " " + filter;
        List<BoardRow> found = rows.page(key, now, query.afterId(list), query.rowsToRead());
        Predicate<BoardRow> inside = inside(key);
        BoardJudge.Judgement judged = judge.judge(cycleId, found, List.of(), inside, now);
        List<InspectionLine> lines = lines(found, judged, findings(found, inside, now));
        return Page.of(list, query, lines, line -> line.inspectionId().toString(), line -> line);
    }

    private InspectionBoard read(BoardKey key) {
        Instant now = clock.instant();
        List<AlikeInspections> all = rows.all(key, now);
        List<BoardRow> shown = rows.page(key, now, FIRST, SHOWN);
        Predicate<BoardRow> inside = inside(key);
        BoardJudge.Judgement judged = judge.judge(key.cycleId(), shown, all, inside, now);
        InspectionTotals totals = InspectionTotals.of(all, judged);
        return InspectionBoard.of(
                key.cycleId(),
                totals,
                Stream.of(Step.values())
                        .map(step -> StepTotals.of(step, judged.all()))
                        .toList(),
                lines(shown, judged, findings(shown, inside, now)),
                totals.inspections() - shown.size());
    }

    /** Whoever sees the whole city, and the inspection teams themselves, of units from which they do not stand aside. */
    private static Predicate<BoardRow> inside(BoardKey key) {
        return row -> !key.aside().contains(row.unitId())
                && (key.scope() == null || key.ownTeams().contains(row.teamId()));
    }

    /** Of each inspection of whose findings the viewer may know how many there are. */
    private Map<UUID, FindingsLine> findings(List<BoardRow> shown, Predicate<BoardRow> inside, Instant now) {
        List<UUID> ids =
                shown.stream().filter(inside).map(BoardRow::inspectionId).toList();
        Map<UUID, UnsettledFindings.Count> counts = findings.of(ids, LocalDate.ofInstant(now, clock.getZone()));
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> FindingsLine.of(counts.getOrDefault(id, UnsettledFindings.Count.NONE))));
    }

    private static List<InspectionLine> lines(
            List<BoardRow> shown, BoardJudge.Judgement judged, Map<UUID, FindingsLine> findings) {
        List<InspectionLine> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            BoardRow row = shown.get(i);
            BoardJudge.Judged where = judged.shown().get(i);
            lines.add(InspectionLine.of(row, where.notice(), findings.get(row.inspectionId()), where.steps()));
        }
        return lines;
    }

    private BoardKey key(UUID cycleId, BoardFilter filter) {
        Scope scope = Scope.of(caller);
        Set<UUID> own = Set.copyOf(entities.createQuery(
                        "select t.id from InspectionTeam t join t.members m where t.cycleId = :cycle and m.cadreId in ("
                                + Registry.IDS_OF + ":staffNumber)",
                        UUID.class)
                .setParameter("cycle", cycleId)
                .setParameter("staffNumber", scope.staffNumber())
                .getResultList());
        if (own.isEmpty() && !isOfTheCity(cycleId, scope)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        UUID city = registry.cycle(cycleId).unitId();
        boolean governs =
                UnitPath.parse(scope.unitPath()).covers(registry.unit(city).path());
        return new BoardKey(
                cycleId,
                governs ? null : scope.unitPath(),
                own,
                aside(cycleId, governs, own),
                filter.teamId,
                filter.state);
    }

    /** Of the units alone whose findings they would see: whoever stands aside elsewhere has the same board as the rest of their team. */
    private Set<UUID> aside(UUID cycleId, boolean governs, Set<UUID> own) {
        return governs ? callersRecusal.asideFromInspected(cycleId) : callersRecusal.asideFromThoseOf(cycleId, own);
    }

    /** Whether what the caller sees is a part of the cycle's city, or holds it. */
    private boolean isOfTheCity(UUID cycleId, Scope scope) {
        return !entities.createNativeQuery("""
                        select 1 from registry_cycle c join registry_unit city on city.id = c.unit_id
                        where c.id = :cycle and not c.gone
                          and (city.path <@ cast(:scope as ltree) or cast(:scope as ltree) <@ city.path)""")
                .setParameter("cycle", cycleId)
                .setParameter("scope", scope.unitPath())
                .getResultList()
                .isEmpty();
    }

    /** Must come before anything else of the transaction. */
    private void takeSnapshot() {
        entities.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }
}
