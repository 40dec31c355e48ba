package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who leads the townships 班子結構, in numbers: the members of all their leadership teams together. */
@Schema(name = "TeamStructure")
public record TeamStructure(
        @Schema(examples = "147") int members,
        @Schema(examples = "31") int women,

        @Schema(description = "Whole years on the day of effect, from the youngest; the bands do not overlap")
        List<AgeBand> ages,

        @Schema(description = "From the lowest degree") List<Degree> degrees) {

    private static final List<Integer> LAST_OF_BANDS = List.of(30, 35, 40, 45, 50, 55);

    /** Those of an age; both bounds are inclusive. */
    @Schema(name = "AgeBand")
    public record AgeBand(
            @Schema(description = "Absent for the youngest", examples = "31") @Nullable
            Integer from,

            @Schema(description = "Absent for the oldest", examples = "35") @Nullable
            Integer to,

            @Schema(examples = "24") int members) {}

    /** Those with a degree. */
    @Schema(name = "Degree")
    public record Degree(
            @Schema(examples = "BACHELOR") Education education,
            @Schema(examples = "96") int members) {}

    /** What a plan makes of it. */
    public static TeamStructure of(Snapshot snapshot) {
        TargetState state = new TargetState(snapshot);
        List<UUID> members =
                state.townships().flatMap(unit -> state.team(unit).stream()).toList();
        return new TeamStructure(
                members.size(),
                count(members, cadre -> state.person(cadre).sex() == Sex.FEMALE),
                ages(state, members),
                Stream.of(Education.values())
                        .map(degree -> new Degree(
                                degree,
                                count(members, cadre -> state.person(cadre).education() == degree)))
                        .toList());
    }

    /** The leadership teams that a plan makes, by township; those without a member are left out. */
    public static Map<UUID, List<UUID>> teams(Snapshot snapshot) {
        TargetState state = new TargetState(snapshot);
        return state.townships()
                .filter(unit -> !state.team(unit).isEmpty())
                .collect(Collectors.toMap(unit -> unit, state::team));
    }

    private static List<AgeBand> ages(TargetState state, List<UUID> members) {
        List<AgeBand> bands = new ArrayList<>();
        Integer from = null;
        for (Integer to : LAST_OF_BANDS) {
            bands.add(band(state, members, from, to));
            from = to + 1;
        }
        bands.add(band(state, members, from, null));
        return bands;
    }

    private static AgeBand band(TargetState state, List<UUID> members, @Nullable Integer from, @Nullable Integer to) {
        return new AgeBand(
                from,
                to,
                count(
                        members,
                        cadre -> (from == null || state.age(cadre) >= from) && (to == null || state.age(cadre) <= to)));
    }

    private static int count(List<UUID> members, Predicate<UUID> which) {
        return (int) members.stream().filter(which).count();
    }
}
