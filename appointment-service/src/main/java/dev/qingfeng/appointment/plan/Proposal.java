package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.policy.PolicyParameters;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the principles look at: the state of a city, the moves of a plan, and the version of the policy.
 *
 * @param actual where each cadre of the city serves
 * @param seats the posts of the city
 * @param grades of those who were graded in this cycle
 * @param moves by cadre
 */
public record Proposal(
        Map<UUID, Placement> actual,
        Map<UUID, Seat> seats,
        Map<UUID, Grade> grades,
        Map<UUID, Move> moves,
        PolicyParameters policy) {

    static Proposal of(
            Map<UUID, Placement> actual,
            Map<UUID, Seat> seats,
            Map<UUID, Grade> grades,
            Collection<Move> moves,
            PolicyParameters policy) {
        return new Proposal(
                actual,
                seats,
                grades,
                moves.stream().collect(Collectors.toMap(Move::cadreId, Function.identity())),
                policy);
    }

    /** Where each cadre serves once all moves have taken effect. */
    Map<UUID, Placement> after() {
        Map<UUID, Placement> after = new HashMap<>(actual);
        moves.forEach((cadreId, move) -> after.put(cadreId, move.target()));
        return after;
    }

    /** Where one cadre serves then; null for one who is not of the city. */
    @Nullable
    Placement after(UUID cadreId) {
        Move move = moves.get(cadreId);
        return move == null ? actual.get(cadreId) : move.target();
    }

    /** The cadres whose move starts from where they no longer are, sorted. */
    public Collection<UUID> outdated() {
        return moves.values().stream()
                .filter(move -> !move.origin().equals(actual.get(move.cadreId())))
                .map(Move::cadreId)
                .sorted()
                .toList();
    }
}
