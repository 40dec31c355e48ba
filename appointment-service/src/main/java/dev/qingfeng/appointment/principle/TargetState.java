package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Placement;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state that a plan leads to 目標狀態, beside the one it starts from. It is looked up once for each person, so that principles
 * pass over them without looking anything up again.
 */
public final class TargetState {

    private final Snapshot snapshot;
    private final List<Standing> people;
    private final List<Standing> inCycle;
    private final List<UUID> townships;
    private final Map<UUID, List<Standing>> holders = new HashMap<>();
    private final Map<UUID, List<Standing>> teams = new HashMap<>();

    /** Of a city as it is, and what a plan makes of it. */
    public TargetState(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.townships = snapshot.units().keySet().stream()
                .filter(this::isTownship)
                .sorted()
                .toList();
        this.people = snapshot.people().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(person -> standing(person.getKey(), person.getValue()))
                .toList();
        this.inCycle = snapshot.decided().isEmpty()
                ? people
                : people.stream().map(this::inCycle).toList();
        for (Standing cadre : people) {
            UUID post = cadre.after().postId();
            Seat seat = cadre.seatAfter();
            if (post != null) {
                holders.computeIfAbsent(post, none -> new ArrayList<>()).add(cadre);
            }
            if (seat != null && seat.isLeading()) {
                teams.computeIfAbsent(seat.unitId(), none -> new ArrayList<>()).add(cadre);
            }
        }
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Those who serve in the city, in the order of their ids. */
    public Stream<Standing> people() {
        return people.stream();
    }

    /**
     * The same people as the whole cycle moves them: whoever is moved by an earlier plan of it, and not by this one, stands as that
     * one found them.
     */
    Stream<Standing> peopleInCycle() {
        return inCycle.stream();
    }

    /** The townships, in the order of their ids. */
    Stream<UUID> townships() {
        return townships.stream();
    }

    boolean isTownship(UUID unit) {
        var kind = snapshot.units().get(unit);
        return kind != null && kind.isTownship();
    }

    /** Who holds the post then. */
    List<Standing> holders(UUID post) {
        return holders.getOrDefault(post, List.of());
    }

    /** The leadership team of the unit then. */
    List<Standing> team(UUID unit) {
        return teams.getOrDefault(unit, List.of());
    }

    /** Whether two people have granted that the principle does not bind the plan there. */
    boolean isWaived(Principle principle, UUID subject) {
        return snapshot.waivers().contains(new Snapshot.Waiver(principle.code(), subject));
    }

    List<Subject> theCity() {
        return unit(snapshot.city());
    }

    static List<Subject> unit(UUID unit) {
        return List.of(new Subject(Subject.Type.UNIT, unit));
    }

    static List<Subject> cadre(Standing cadre) {
        return List.of(new Subject(Subject.Type.CADRE, cadre.id()));
    }

    /** The subjects, and then these people. */
    static List<Subject> with(List<Subject> subjects, Collection<Standing> cadres) {
        return Stream.concat(
                        subjects.stream(), cadres.stream().map(cadre -> new Subject(Subject.Type.CADRE, cadre.id())))
                .toList();
    }

    private Standing standing(UUID id, Snapshot.Person person) {
        Snapshot.Proposed move = snapshot.moves().get(id);
        Placement after = move == null ? snapshot.nominated().getOrDefault(id, person.placement()) : move.target();
        return standing(id, person, move, after, snapshot.effectiveOn());
    }

    private Standing inCycle(Standing cadre) {
        Snapshot.Decided earlier = cadre.move() == null ? snapshot.decided().get(cadre.id()) : null;
        return earlier == null
                ? cadre
                : standing(
                        cadre.id(),
                        cadre.person().at(earlier.move().origin(), earlier.postSince()),
                        earlier.move(),
                        cadre.after(),
                        earlier.effectiveOn());
    }

    private Standing standing(
            UUID id, Snapshot.Person person, Snapshot.@Nullable Proposed move, Placement after, LocalDate day) {
        Placement before = person.placement();
        return new Standing(
                id,
                person,
                move,
                after,
                seat(before),
                seat(after),
                isTownship(before.unitId()),
                isTownship(after.unitId()),
                years(person.birthDate(), day),
                years(person.postSince(), day),
                years(person.teamSince(), day));
    }

    private @Nullable Seat seat(Placement placement) {
        return placement.postId() == null ? null : snapshot.seats().get(placement.postId());
    }

    private static int years(@Nullable LocalDate since, LocalDate day) {
        return since == null ? 0 : Period.between(since, day).getYears();
    }
}
