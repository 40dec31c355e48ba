package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import dev.qingfeng.appointment.principle.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What plans of a cycle have decided that stands: taken effect, or yet to and still able to.
 *
 * @param all what moves nobody first (retains them, or settles their rank), then the earliest
 */
record Decisions(List<Decision> all) {

    /** Where those will be placed whom one has yet to move. */
    Map<UUID, Placement> nominated() {
        return all.stream()
                .filter(decision -> decision.pending() && decision.kind() != MoveKind.RETENTION)
                .collect(
                        Collectors.toMap(Decision::cadreId, Decision::target, (earlier, later) -> later, TreeMap::new));
    }

    /** The last of each cadre; that somebody stays in the end, or rises in rank, does not take back how they came there. */
    Map<UUID, Snapshot.Decided> byCadre() {
        Map<UUID, Decision> last = all.stream()
                .collect(Collectors.toMap(Decision::cadreId, Function.identity(), (earlier, later) -> later));
        return last.values().stream()
                .collect(Collectors.toMap(Decision::cadreId, Decision::decided, (one, same) -> one, TreeMap::new));
    }

    /**
     * One of them.
     *
     * @param postSince see {@link Snapshot.Decided}
     */
    record Decision(
            UUID cadreId,
            MoveKind kind,
            @Nullable ResettlementMethod method,
            boolean rankAndBenefits,
            UUID fromUnitId,
            @Nullable UUID fromPostId,
            Rank fromRank,
            UUID toUnitId,
            @Nullable UUID toPostId,
            Rank toRank,
            boolean reasoned,
            boolean pending,
            LocalDate effectiveOn,
            @Nullable LocalDate postSince) {

        private Placement target() {
            return new Placement(toUnitId, toPostId, toRank);
        }

        private Snapshot.Decided decided() {
            Placement origin = new Placement(fromUnitId, fromPostId, fromRank);
            return new Snapshot.Decided(
                    new Snapshot.Proposed(kind, method, rankAndBenefits, origin, target(), reasoned),
                    effectiveOn,
                    postSince);
        }
    }
}
