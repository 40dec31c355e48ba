package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.TargetState;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Who is on the leadership teams of a city's townships before a plan, and once it and what was decided before have taken effect. In
 * the order of the cadres' ids.
 */
final class Teams {

    private final TargetState state;
    private final Map<UUID, List<Held>> held;

    /**
     * A post that somebody held or holds.
     *
     * @param unitId of the post
     */
    record Held(UUID unitId, UnitKind kind, LocalDate since) {}

    /** @param held by cadre, the posts of everyone who is {@link #leading}, as far as the registry knows */
    Teams(TargetState state, Map<UUID, List<Held>> held) {
        this.state = state;
        this.held = held;
    }

    /** Everyone who is on such a team before or after. */
    static List<UUID> leading(TargetState state) {
        return state.people()
                .filter(cadre -> state.leadsTownship(state.before(cadre)) || state.leadsTownship(state.after(cadre)))
                .toList();
    }

    List<Member> before() {
        return state.people()
                .filter(cadre -> state.leadsTownship(state.before(cadre)))
                .map(cadre -> member(cadre, state.before(cadre), sourceNow(cadre), state.yearsInPost(cadre)))
                .toList();
    }

    List<Member> after() {
        return state.people()
                .filter(cadre -> state.leadsTownship(state.after(cadre)))
                .map(cadre -> isMoved(cadre)
                        ? member(cadre, state.after(cadre), sourceOfMove(cadre), 0)
                        : member(cadre, state.after(cadre), sourceNow(cadre), state.yearsInPost(cadre)))
                .toList();
    }

    /** Whether they come into another post than they hold. */
    boolean isMoved(UUID cadre) {
        return !Objects.equals(state.before(cadre).postId(), state.after(cadre).postId());
    }

    private Member member(UUID cadre, Placement placement, Source source, int yearsInPost) {
        return new Member(
                cadre,
                placement.unitId(),
                Objects.requireNonNull(placement.postId()),
                state.age(cadre),
                state.person(cadre).sex(),
                state.person(cadre).education(),
                source,
                yearsInPost);
    }

    /** By the last post that began before the present one did. */
    private Source sourceNow(UUID cadre) {
        LocalDate since = state.person(cadre).postSince();
        UUID unit = state.before(cadre).unitId();
        return held.getOrDefault(cadre, List.of()).stream()
                .filter(one -> since != null && one.since().isBefore(since))
                .max(Comparator.comparing(Held::since))
                .map(one -> Source.of(one.unitId(), one.kind(), unit))
                .orElse(Source.NOT_KNOWN);
    }

    private Source sourceOfMove(UUID cadre) {
        UUID from = state.before(cadre).unitId();
        UnitKind kind = state.snapshot().units().get(from);
        return kind == null
                ? Source.NOT_KNOWN
                : Source.of(from, kind, state.after(cadre).unitId());
    }
}
