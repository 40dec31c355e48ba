package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.Seat;
import dev.qingfeng.appointment.principle.Snapshot;
import dev.qingfeng.appointment.principle.TargetState;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two towns and a bureau of a city with their people, and a plan; it needs no container. */
final class TownOfTests {

    static final LocalDate DAY = LocalDate.parse("2026-06-01");

    final UUID city = UUID.randomUUID();
    final UUID town = UUID.randomUUID();
    final UUID other = UUID.randomUUID();
    final UUID bureau = UUID.randomUUID();
    final UUID deputy = UUID.randomUUID();
    final UUID clerk = UUID.randomUUID();
    final UUID deputyOfOther = UUID.randomUUID();
    final UUID deputyOfBureau = UUID.randomUUID();

    private final Map<UUID, UnitKind> units =
            Map.of(city, UnitKind.CITY, town, UnitKind.TOWN, other, UnitKind.SUBDISTRICT, bureau, UnitKind.CITY_DIRECT);
    private final Map<UUID, Seat> seats = Map.of(
            deputy, new Seat(deputy, town, PostKind.DEPUTY_HEAD_OF_GOVERNMENT, 9),
            clerk, new Seat(clerk, town, PostKind.STAFF, 9),
            deputyOfOther, new Seat(deputyOfOther, other, PostKind.DEPUTY_HEAD_OF_GOVERNMENT, 9),
            deputyOfBureau, new Seat(deputyOfBureau, bureau, PostKind.DEPUTY_HEAD_OF_GOVERNMENT, 9));
    private final Map<UUID, Snapshot.Person> people = new HashMap<>();
    private final Map<UUID, Snapshot.Proposed> moves = new HashMap<>();
    private final Map<UUID, List<Teams.Held>> held = new HashMap<>();

    /** A woman of this age, in a post of some unit or in none, for so many years. */
    UUID someone(int age, UUID unit, @Nullable UUID post, int years) {
        return someone(Sex.FEMALE, age, unit, post, years);
    }

    UUID someone(Sex sex, int age, UUID unit, @Nullable UUID post, int years) {
        UUID id = UUID.randomUUID();
        people.put(
                id,
                new Snapshot.Person(
                        new Placement(unit, post, Rank.DEPUTY_SECTION),
                        post == null ? null : DAY.minusYears(years),
                        post == null ? null : DAY.minusYears(years),
                        DAY.minusYears(age),
                        sex,
                        Education.BACHELOR,
                        false,
                        null,
                        false,
                        false));
        return id;
    }

    /** Held a post of this unit, for a year, so many years ago. */
    void served(UUID cadre, UUID unit, UnitKind kind, int yearsAgo) {
        held.computeIfAbsent(cadre, none -> new ArrayList<>())
                .add(new Teams.Held(unit, kind, DAY.minusYears(yearsAgo)));
    }

    void moves(UUID cadre, UUID unit, @Nullable UUID post) {
        Snapshot.Person person = people.get(cadre);
        if (person == null) {
            throw new AssertionError(cadre);
        }
        moves.put(
                cadre,
                new Snapshot.Proposed(
                        MoveKind.ROTATION,
                        null,
                        false,
                        person.placement(),
                        new Placement(unit, post, Rank.DEPUTY_SECTION),
                        false));
    }

    TargetState state() {
        return new TargetState(
                new Snapshot(city, DAY, units, seats, people, Map.of(), Map.of(), moves, Set.of(), Set.of()));
    }

    Teams teams() {
        return new Teams(state(), held);
    }

    Composition composition() {
        Teams teams = teams();
        return Composition.of(
                teams.before(), teams.after(), new Bands(List.of(31, 36, 41, 46)), new Bands(List.of(3, 5, 8)));
    }
}
