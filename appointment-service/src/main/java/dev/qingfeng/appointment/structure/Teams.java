package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.Standing;
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
                .filter(cadre -> cadre.ledTownship() || cadre.leadsTownship())
                .map(Standing::id)
                .toList();
    }

    List<Member> before() {
        return state.people()
                .filter(Standing::ledTownship)
                .map(cadre -> member(cadre, cadre.before(), sourceNow(cadre), cadre.yearsInPost(), false))
                .toList();
    }

    List<Member> after() {
        return state.people()
                .filter(Standing::leadsTownship)
                .map(cadre -> cadre.changesPost()
                        ? member(cadre, cadre.after(), sourceOfMove(cadre), 0, true)
                        : member(cadre, cadre.after(), sourceNow(cadre), cadre.yearsInPost(), false))
                .toList();
    }

    private static Member member(Standing cadre, Placement placement, Source source, int yearsInPost, boolean isNew) {
        return new Member(
                cadre.id(),
                placement.unitId(),
                Objects.requireNonNull(placement.postId()),
                placement.rank(),
                cadre.age(),
                cadre.person().sex(),
                cadre.person().education(),
                source,
                yearsInPost,
                isNew);
    }

    /** By the last post that began before the present one did. */
    private Source sourceNow(Standing cadre) {
        LocalDate since = cadre.person().postSince();
        UUID unit = cadre.before().unitId();
        return held.getOrDefault(cadre.id(), List.of()).stream()
                .filter(one -> since != null && one.since().isBefore(since))
                .max(Comparator.comparing(Held::since))
                .map(one -> Source.of(one.unitId(), one.kind(), unit))
                .orElse(Source.NOT_KNOWN);
    }

    private Source sourceOfMove(Standing cadre) {
        UUID from = cadre.before().unitId();
        UnitKind kind = state.snapshot().units().get(from);
        return kind == null
                ? Source.NOT_KNOWN
                : Source.of(from, kind, cadre.after().unitId());
    }
}
