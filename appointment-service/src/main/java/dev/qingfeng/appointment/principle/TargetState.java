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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state that a plan leads to 目標狀態, beside the one it starts from. People come in the order of their ids. */
public final class TargetState {

    private final Snapshot snapshot;
    private final List<UUID> people;
    private final Map<UUID, List<UUID>> holders = new HashMap<>();
    private final Map<UUID, List<UUID>> teams = new HashMap<>();

    /** Of a city as it is, and what a plan makes of it. */
    public TargetState(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.people = snapshot.people().keySet().stream().sorted().toList();
        for (UUID cadre : people) {
            Placement after = after(cadre);
            Seat seat = seat(after);
            if (after.postId() != null) {
                holders.computeIfAbsent(after.postId(), none -> new ArrayList<>())
                        .add(cadre);
            }
            if (seat != null && seat.isLeading()) {
                teams.computeIfAbsent(seat.unitId(), none -> new ArrayList<>()).add(cadre);
            }
        }
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Those who serve in the city. */
    public Stream<UUID> people() {
        return people.stream();
    }

    /** Throws {@link IllegalArgumentException} for who serves elsewhere. */
    public Snapshot.Person person(UUID cadre) {
        Snapshot.Person person = snapshot.people().get(cadre);
        if (person == null) {
            throw new IllegalArgumentException("Nobody of this city");
        }
        return person;
    }

    /** Null for who is not moved. */
    Snapshot.@Nullable Proposed move(UUID cadre) {
        return snapshot.moves().get(cadre);
    }

    /** Those whom the plan moves like this. */
    Stream<UUID> moved(Predicate<Snapshot.Proposed> how) {
        return people().filter(cadre -> {
            Snapshot.Proposed move = move(cadre);
            return move != null && how.test(move);
        });
    }

    /** Where the cadre serves. */
    public Placement before(UUID cadre) {
        return person(cadre).placement();
    }

    /** Where the cadre serves once the plan and what was decided before have taken effect. */
    public Placement after(UUID cadre) {
        Snapshot.Proposed move = move(cadre);
        Placement nominated = snapshot.nominated().get(cadre);
        if (move != null) {
            return move.target();
        }
        return nominated == null ? before(cadre) : nominated;
    }

    /** The post of a placement; null for none. */
    public @Nullable Seat seat(Placement placement) {
        return placement.postId() == null ? null : snapshot.seats().get(placement.postId());
    }

    /** Whether it is a post of some leadership team 領導班子. */
    boolean leads(Placement placement) {
        Seat seat = seat(placement);
        return seat != null && seat.isLeading();
    }

    /** Whether it is a post of a township's leadership team. */
    public boolean leadsTownship(Placement placement) {
        return leads(placement) && isTownship(placement.unitId());
    }

    boolean isTownship(UUID unit) {
        var kind = snapshot.units().get(unit);
        return kind != null && kind.isTownship();
    }

    /** The townships, in the order of their ids. */
    Stream<UUID> townships() {
        return snapshot.units().keySet().stream().filter(this::isTownship).sorted();
    }

    /** Who holds the post then. */
    List<UUID> holders(UUID post) {
        return holders.getOrDefault(post, List.of());
    }

    /** The leadership team of the unit then. */
    List<UUID> team(UUID unit) {
        return teams.getOrDefault(unit, List.of());
    }

    /** Whole years on the day of effect: another one on the birthday. */
    public int age(UUID cadre) {
        return years(person(cadre).birthDate());
    }

    boolean isAged(UUID cadre, int from, int to) {
        int age = age(cadre);
        return from <= age && age <= to;
    }

    /** Whole years on the day of effect in the post that the cadre holds now; 0 for none. */
    public int yearsInPost(UUID cadre) {
        LocalDate since = person(cadre).postSince();
        return since == null ? 0 : years(since);
    }

    private int years(LocalDate since) {
        return Period.between(since, snapshot.effectiveOn()).getYears();
    }

    /** Whether two people have granted that the principle does not bind the plan there. */
    boolean isWaived(Principle principle, UUID subject) {
        return snapshot.waivers().contains(new Snapshot.Waiver(principle.code(), subject));
    }

    List<Subject> theCity() {
        return List.of(new Subject(Subject.Type.UNIT, snapshot.city()));
    }

    static List<Subject> unit(UUID unit) {
        return List.of(new Subject(Subject.Type.UNIT, unit));
    }

    static List<Subject> cadre(UUID cadre) {
        return List.of(new Subject(Subject.Type.CADRE, cadre));
    }

    /** The subjects, and then these people. */
    static List<Subject> with(List<Subject> subjects, Collection<UUID> cadres) {
        return Stream.concat(subjects.stream(), cadres.stream().map(id -> new Subject(Subject.Type.CADRE, id)))
                .toList();
    }
}
