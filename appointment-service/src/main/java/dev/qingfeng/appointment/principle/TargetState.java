package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Placement;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
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
    private final List<Standing> moved;
    private final List<Standing> movedInCycle;
    private final List<UUID> townships;
    private final Map<UUID, List<Standing>> holders = new LinkedHashMap<>();
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
                .map(person -> staying(person.getKey(), person.getValue(), snapshot.effectiveOn()))
                .collect(Collectors.toCollection(ArrayList::new));
        List<UUID> ids = people.stream().map(Standing::id).toList();
        forEach(snapshot.nominated(), ids, (post, at) -> people.set(at, placed(people.get(at), null, post)));
        BitSet ofThePlan = new BitSet(ids.size());
        forEach(snapshot.moves(), ids, (move, at) -> {
            people.set(at, placed(people.get(at), move, move.target()));
            ofThePlan.set(at);
        });
        this.inCycle = new ArrayList<>(people);
        BitSet ofTheCycle = (BitSet) ofThePlan.clone();
        forEach(snapshot.decided(), ids, (earlier, at) -> {
            if (!isSuperseded(people.get(at))) {
                inCycle.set(at, inCycle(people.get(at), earlier));
                ofTheCycle.set(at);
            }
        });
        this.moved = ofThePlan.stream().mapToObj(people::get).toList();
        this.movedInCycle = ofTheCycle.stream().mapToObj(inCycle::get).toList();
        for (Standing cadre : people) {
            Seat seat = cadre.seatAfter();
            if (seat == null) {
                continue;
            }
            holders.computeIfAbsent(seat.postId(), none -> new ArrayList<>()).add(cadre);
            if (seat.isLeading()) {
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
     * The same people as the whole cycle moves them: whoever is moved by an earlier plan of it that this one does not supersede stands as
     * that one found them. A reason that this plan gives for who stays is one all the same.
     */
    Stream<Standing> peopleInCycle() {
        return inCycle.stream();
    }

    /** Of the people those whom the plan moves. */
    Stream<Standing> moved() {
        return moved.stream();
    }

    /** Of the people in the cycle those whom one of its plans moves. */
    Stream<Standing> movedInCycle() {
        return movedInCycle.stream();
    }

    /** The townships, in the order of their ids. */
    Stream<UUID> townships() {
        return townships.stream();
    }

    boolean isTownship(UUID unit) {
        var kind = snapshot.units().get(unit);
        return kind != null && kind.isTownship();
    }

    /** The posts that somebody holds then, and who does; in the order of the first of them. */
    Stream<Map.Entry<UUID, List<Standing>>> held() {
        return holders.entrySet().stream();
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

    /** What is told of some of the people, in the order of their ids: both are gone through once, side by side. */
    private static <T> void forEach(Map<UUID, T> told, List<UUID> ids, ObjIntConsumer<T> takes) {
        List<Map.Entry<UUID, T>> sorted =
                told.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        int at = 0;
        for (Map.Entry<UUID, T> each : sorted) {
            while (at < ids.size() && ids.get(at).compareTo(each.getKey()) < 0) {
                at++;
            }
            if (at < ids.size() && ids.get(at).equals(each.getKey())) {
                takes.accept(each.getValue(), at);
            }
        }
    }

    /** Whether the plan comes in place of what was decided of them: of what has yet to take effect always, else if it moves them anew. */
    private boolean isSuperseded(Standing cadre) {
        Snapshot.Proposed move = cadre.move();
        return move != null && (move.movesAnew() || snapshot.nominated().containsKey(cadre.id()));
    }

    private Standing inCycle(Standing cadre, Snapshot.Decided earlier) {
        Snapshot.Person found = cadre.person().at(earlier.move().origin(), earlier.postSince());
        Snapshot.Proposed move = cadre.isReasoned() ? earlier.move().forAReason() : earlier.move();
        return placed(staying(cadre.id(), found, earlier.effectiveOn()), move, cadre.after());
    }

    private Standing staying(UUID id, Snapshot.Person person, LocalDate day) {
        Placement placement = person.placement();
        Seat seat = seat(placement);
        boolean township = isTownship(placement.unitId());
        return new Standing(
                id,
                person,
                null,
                placement,
                seat,
                seat,
                false,
                township,
                township,
                person.grade(),
                person.inIntensiveClass(),
                years(person.birthDate(), day),
                years(person.postSince(), day),
                years(person.teamSince(), day));
    }

    private Standing placed(Standing cadre, Snapshot.@Nullable Proposed move, Placement after) {
        return new Standing(
                cadre.id(),
                cadre.person(),
                move,
                after,
                cadre.seatBefore(),
                seat(after),
                !Objects.equals(cadre.before().postId(), after.postId()),
                cadre.townshipBefore(),
                isTownship(after.unitId()),
                cadre.grade(),
                cadre.inIntensiveClass(),
                cadre.age(),
                cadre.yearsInPost(),
                cadre.yearsInTeam());
    }

    private @Nullable Seat seat(Placement placement) {
        return placement.postId() == null ? null : snapshot.seats().get(placement.postId());
    }

    private static int years(@Nullable LocalDate since, LocalDate day) {
        return since == null ? 0 : Period.between(since, day).getYears();
    }
}
