package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.live.LiveBoard;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Boards of coverage while they are watched. */
@Singleton
class LiveCoverage extends LiveBoard<LiveCoverage.Watched, CoverageBoard> {

    private final CoverageBoardService boards;
    private final SubtreeCounts counts;

    LiveCoverage(CoverageBoardService boards, SubtreeCounts counts) {
        this.boards = boards;
        this.counts = counts;
    }

    record Watched(UUID cycleId, UUID unitId) {}

    @Override
    @Transactional
    protected Map<Watched, Long> versions(Set<Watched> watched) {
        Map<UUID, Long> versions =
                counts.versions(watched.stream().map(Watched::cycleId).collect(Collectors.toSet()));
        return watched.stream()
                .collect(Collectors.toMap(Function.identity(), board -> versions.getOrDefault(board.cycleId(), 0L)));
    }

    @Override
    protected Optional<CoverageBoard> board(Watched watched) {
        return boards.anyBoard(watched.cycleId(), watched.unitId());
    }

    @Override
    protected long version(CoverageBoard board) {
        return board.version();
    }

    @Override
    protected boolean isWithin(CoverageBoard board, UnitPath scope) {
        return scope.covers(board.unitPath());
    }
}
