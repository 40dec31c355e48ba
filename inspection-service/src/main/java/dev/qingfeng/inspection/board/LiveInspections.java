package dev.qingfeng.inspection.board;

import dev.qingfeng.platform.live.LiveBoard;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Boards of inspections while they are watched. What blocks a step changes with the day and with what other services tell, so the
 * version of a board is what it says: each is read once, however many watch it.
 */
@Singleton
class LiveInspections extends LiveBoard<BoardKey, InspectionBoard> {

    private final InspectionBoardService boards;
    private volatile Map<BoardKey, InspectionBoard> latest = Map.of();

    LiveInspections(InspectionBoardService boards) {
        this.boards = boards;
    }

    @Override
    protected Map<BoardKey, Long> versions(Set<BoardKey> watched) {
        Map<BoardKey, InspectionBoard> read = new HashMap<>();
        Map<BoardKey, Long> versions = new HashMap<>();
        for (BoardKey key : watched) {
            InspectionBoard board = boards.board(key);
            read.put(key, board);
            versions.put(key, board.version());
        }
        latest = read;
        return versions;
    }

    @Override
    protected Optional<InspectionBoard> board(BoardKey key) {
        return Optional.ofNullable(latest.get(key));
    }

    @Override
    protected long version(InspectionBoard board) {
        return board.version();
    }

    /** A board is of what its viewer sees, wherever units are now. */
    @Override
    protected boolean isWithin(InspectionBoard board, UnitPath scope) {
        return true;
    }
}
