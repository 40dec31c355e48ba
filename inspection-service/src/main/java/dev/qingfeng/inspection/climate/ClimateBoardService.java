package dev.qingfeng.inspection.climate;

import dev.qingfeng.inspection.interview.CountedInterviews;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is frozen. Nobody sees fewer units of a board than others, so who may not see one of its units sees none of them. Of the
 * city all see the same, without what is a unit's.
 */
@ApplicationScoped
public class ClimateBoardService {

    private static final String LIST = "climate-boards";

    /** Of fewer a figure of the city tells one of theirs. */
    private static final int FEWEST_UNITS = 3;

    private final ClimateBoardRepository boards;
    private final CountedInterviews interviews;
    private final CallersRecusal recusal;
    private final AuditedReads reads;
    private final Caller caller;

    ClimateBoardService(
            ClimateBoardRepository boards,
            CountedInterviews interviews,
            CallersRecusal recusal,
            AuditedReads reads,
            Caller caller) {
        this.boards = boards;
        this.interviews = interviews;
        this.recusal = recusal;
        this.reads = reads;
        this.caller = caller;
    }

    /** A board, and the version of it. */
    record Shown(ClimateBoardView view, long version) {}

    /**
     * The figures of the city, the same for every reader; one that is of a unit or two is withheld, see {@link #units}. Refuses with 404 a
     * board of a city that the caller does not see as a whole.
     */
    @Transactional
    Shown city(UUID id) {
        ClimateBoard board = visible(id);
        Map<String, Set<UUID>> units = unitsBehindTheCity(board);
        return shown(board, ClimateLevel.CITY::equals, cell -> isTheCitys(cell, units) ? cell : cell.withheld());
    }

    /**
     * The figures of inspection teams and units; each read is on record. Refuses as {@link #city}, and with 403 {@code
     * own-leadership-team} and {@code stands-aside} who is of the leadership team of one of the units, or stands aside from one.
     */
    @Transactional
    Shown units(UUID id) {
        ClimateBoard board = visible(id);
        Set<UUID> units = board.cells().stream()
                .filter(cell -> cell.level() == ClimateLevel.UNIT)
                .map(ClimateCell::placeId)
                .collect(Collectors.toSet());
        recusal.requireNoPart(board.cycleId(), units);
        reads.shown(board);
        return shown(board, level -> level != ClimateLevel.CITY, UnaryOperator.identity());
    }

    /** Whether it is no unit's own figure, nor what is left of one when another's is taken away. */
    private static boolean isTheCitys(ClimateCell cell, Map<String, Set<UUID>> units) {
        return cell.measure().isExempt()
                || cell.measure().isOfTheCityAlone()
                || units.getOrDefault(cell.asks(), Set.of()).size() >= FEWEST_UNITS;
    }

    /** By what is asked. Figures of interviews come of units and of the city on boards of their own, whenever each is counted. */
    private Map<String, Set<UUID>> unitsBehindTheCity(ClimateBoard board) {
        Map<String, Set<UUID>> units = board.cells().stream()
                .filter(cell ->
                        cell.level() == ClimateLevel.UNIT && cell.measure().survey() != ClimateSurvey.INTERVIEWS)
                .collect(Collectors.groupingBy(
                        ClimateCell::asks, HashMap::new, Collectors.mapping(ClimateCell::placeId, Collectors.toSet())));
        for (CountedInterviews.Counted unit : interviews.behindTheCity(board.cycleId())) {
            Stream.concat(
                            Stream.of(ClimateCell.asks(ClimateMeasure.INTERVIEWED, null))
                                    .filter(any -> unit.people() > 0),
                            unit.questions().stream()
                                    .filter(question -> question.people() == null || question.people() > 0)
                                    .map(question -> ClimateCell.asks(ClimateMeasure.SAID_YES, question.question())))
                    .forEach(asks ->
                            units.computeIfAbsent(asks, any -> new HashSet<>()).add(unit.placeId()));
        }
        return units;
    }

    private static Shown shown(ClimateBoard board, Predicate<ClimateLevel> level, UnaryOperator<ClimateCell> seen) {
        List<ClimateCell> cells = board.cells().stream()
                .filter(cell -> level.test(cell.level()))
                .map(seen)
                .toList();
        return new Shown(ClimateBoardView.of(board, cells), board.version());
    }

    @Transactional
    Page<ClimateBoardEntry> page(PageQuery query, @Nullable UUID cycleId) {
        String list = LIST + (cycleId == null ? "" : " " + cycleId);
        return Page.of(
                list,
                query,
                boards.page(query.afterId(list), query.rowsToRead(), cycleId, caller.scope()),
                board -> board.id().toString(),
                ClimateBoardEntry::from);
    }

    private ClimateBoard visible(UUID id) {
        return boards.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
