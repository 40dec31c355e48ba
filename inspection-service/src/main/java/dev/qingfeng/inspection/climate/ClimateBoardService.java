package dev.qingfeng.inspection.climate;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what is frozen. Nobody sees less of a board than others, so who may not see one of its units sees none of them. */
@ApplicationScoped
public class ClimateBoardService {

    private static final String LIST = "climate-boards";

    /** Of fewer a figure of the city tells one of theirs. */
    private static final int FEWEST_UNITS = 3;

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
     * a figure of the city is that of a unit or two.
     */
    @Transactional
    Shown city(UUID id) {
        ClimateBoard board = visible(id);
        recusal.requireNoPart(board.cycleId(), unitsBehindTheCity(board));
        return shown(board, true);
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
        return shown(board, false);
    }

    /** Whose own figures the city's are, or whose are left when another's are taken away. */
    private static Set<UUID> unitsBehindTheCity(ClimateBoard board) {
        Map<String, Set<UUID>> byQuestion = new HashMap<>();
        board.cells().stream()
                .filter(cell ->
                        cell.level() == ClimateLevel.UNIT && !cell.measure().isExempt())
                .forEach(cell -> byQuestion
                        .computeIfAbsent(cell.measure() + "/" + cell.question(), any -> new HashSet<>())
                        .add(cell.placeId()));
        return byQuestion.values().stream()
                .filter(units -> units.size() < FEWEST_UNITS)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static Shown shown(ClimateBoard board, boolean ofTheCity) {
        List<ClimateCell> cells = board.cells().stream()
                .filter(cell -> ofTheCity == (cell.level() == ClimateLevel.CITY))
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
