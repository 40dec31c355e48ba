package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import dev.qingfeng.appointment.principle.Snapshot;
import dev.qingfeng.appointment.principle.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a plan makes of the city otherwise than another does: who, where, the structure and the score. */
public record PlanDifferences(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(
                description = "The other plan; absent where it was the city as it is, with what is decided already",
                examples = "01980f2a-7c00-7000-8000-000000000029")
        @Nullable
        UUID againstId,

        Standing here,
        Standing there,

        @Schema(description = "Who is moved otherwise; none where both move the same people alike")
        List<CadreDifference> cadres,

        @Schema(description = "The townships whose leadership teams have other members")
        List<TeamDifference> teams) {

    /** How one of the two stands. */
    @Schema(name = "Standing")
    public record Standing(
            @Schema(
                    description = "The version of the principles that it is checked against",
                    examples = "01980f2a-7c00-7000-8000-000000000020")
            UUID policyId,

            @Schema(description = "The day on which ages and years in post count", examples = "2026-06-01")
            LocalDate effectiveOn,

            @Schema(description = "Whether no HARD finding stands against a decision", examples = "true")
            boolean gatesMet,

            @Schema(examples = "0") int hardCount,
            @Schema(examples = "14") int softCount,
            @Schema(examples = "120") int score,
            @Schema(examples = "150") int maximumScore,

            @Schema(description = "All leadership teams of townships together, as the city is and as this leaves it")
            Composition structure) {}

    /** What a plan does with a cadre. */
    @Schema(name = "PlannedMove")
    public record PlannedMove(
            @Schema(examples = "PROMOTION") MoveKind kind,
            @Nullable ResettlementMethod method,

            @Schema(description = "Whether it settles rank and benefits", examples = "false")
            boolean rankAndBenefits,

            Placement to) {

        static @Nullable PlannedMove from(Snapshot.@Nullable Proposed move) {
            return move == null
                    ? null
                    : new PlannedMove(move.kind(), move.method(), move.rankAndBenefits(), move.target());
        }
    }

    /** A cadre whom the two move otherwise. */
    @Schema(name = "CadreDifference")
    public record CadreDifference(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @Schema(description = "Absent where the plan does not move them") @Nullable
            PlannedMove here,

            @Schema(description = "Absent where the other does not move them") @Nullable
            PlannedMove there) {}

    /** A leadership team that has other members in the two. */
    @Schema(name = "TeamDifference")
    public record TeamDifference(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(
                    description = "The cadres who belong to it by the plan alone",
                    examples = "[\"01980f2a-7c00-7000-8000-000000000005\"]")
            List<UUID> onlyHere,

            @Schema(
                    description = "The cadres who belong to it by the other alone",
                    examples = "[\"01980f2a-7c00-7000-8000-000000000010\"]")
            List<UUID> onlyThere) {}

    /** @param against null for the city as it is, which {@code there} is then */
    static PlanDifferences of(Side here, @Nullable UUID against, Side there) {
        return new PlanDifferences(
                here.reading().plan().id(),
                against,
                here.standing(),
                there.standing(),
                cadres(here.moves(), there.moves()),
                teams(here.teams(), there.teams()));
    }

    /** One of the two, checked. */
    record Side(Reading reading, Verdict verdict, Composition structure) {

        private Standing standing() {
            return new Standing(
                    reading.plan().policyId(),
                    reading.snapshot().effectiveOn(),
                    verdict.gatesMet(),
                    verdict.hard().size(),
                    verdict.soft().size(),
                    verdict.score(),
                    verdict.maximum(),
                    structure);
        }

        private Map<UUID, Snapshot.Proposed> moves() {
            return reading.snapshot().moves();
        }

        /** By unit. */
        private Map<UUID, List<UUID>> teams() {
            return reading.teams().after().stream()
                    .collect(Collectors.groupingBy(
                            Member::unitId, Collectors.mapping(Member::cadreId, Collectors.toList())));
        }
    }

    private static List<CadreDifference> cadres(Map<UUID, Snapshot.Proposed> here, Map<UUID, Snapshot.Proposed> there) {
        TreeSet<UUID> moved = new TreeSet<>(here.keySet());
        moved.addAll(there.keySet());
        return moved.stream()
                .map(cadre -> new CadreDifference(
                        cadre, PlannedMove.from(here.get(cadre)), PlannedMove.from(there.get(cadre))))
                .filter(difference -> !Objects.equals(difference.here(), difference.there()))
                .toList();
    }

    private static List<TeamDifference> teams(Map<UUID, List<UUID>> here, Map<UUID, List<UUID>> there) {
        TreeSet<UUID> units = new TreeSet<>(here.keySet());
        units.addAll(there.keySet());
        return units.stream()
                .map(unit -> {
                    List<UUID> one = here.getOrDefault(unit, List.of());
                    List<UUID> other = there.getOrDefault(unit, List.of());
                    return new TeamDifference(unit, without(one, other), without(other, one));
                })
                .filter(team -> !team.onlyHere().isEmpty() || !team.onlyThere().isEmpty())
                .toList();
    }

    private static List<UUID> without(List<UUID> all, List<UUID> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }
}
