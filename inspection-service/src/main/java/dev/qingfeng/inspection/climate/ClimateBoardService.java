package dev.qingfeng.inspection.climate;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is frozen. Nobody sees fewer units of a board than others, so who may not see one of its units sees none of them; nor the
 * figures of the city that are a unit's.
 */
@ApplicationScoped
public class ClimateBoardService {

    private static final String LIST = "climate-boards";

    /** Of fewer a figure of the city tells one of theirs. */
    private static final int FEWEST_UNITS = 3;

    /** Who may know results of ballots. */
    private static final Set<String> KNOW_UNITS = Set.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY);

    private final ClimateBoardRepository boards;
    private final CallersRecusal recusal;
    private final AuditedReads reads;
    private final Caller caller;

    ClimateBoardService(ClimateBoardRepository boards, CallersRecusal recusal, AuditedReads reads, Caller caller) {
        this.boards = boards;
        this.recusal = recusal;
        this.reads = reads;
        this.caller = caller;
    }

    /** A board, and the version of it. */
    record Shown(ClimateBoardView view, long version) {}

    /**
     * The figures of the city. Refuses with 404 a board of a city that the caller does not see as a whole; and as {@link #units} where
     * a figure of the city is that of a unit or two. Such a figure is withheld from whoever may not know figures of units.
     */
    @Transactional
    Shown city(UUID id) {
        ClimateBoard board = visible(id);
        Map<String, Set<UUID>> few = fewUnitsBehindTheCity(board);
        recusal.requireNoPart(
                board.cycleId(), few.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        boolean all = KNOW_UNITS.stream().anyMatch(caller::hasRole);
        return shown(
                board,
                ClimateLevel.CITY::equals,
                cell -> all || !few.containsKey(cell.asks()) ? cell : cell.withheld());
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

    /** Whose own figures the city's are, or whose are left when another's are taken away; by what is asked. */
    private static Map<String, Set<UUID>> fewUnitsBehindTheCity(ClimateBoard board) {
        Map<String, Set<UUID>> units = board.cells().stream()
                .filter(cell ->
                        cell.level() == ClimateLevel.UNIT && !cell.measure().isExempt())
                .collect(Collectors.groupingBy(
                        ClimateCell::asks, Collectors.mapping(ClimateCell::placeId, Collectors.toSet())));
        units.values().removeIf(some -> some.size() >= FEWEST_UNITS);
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
