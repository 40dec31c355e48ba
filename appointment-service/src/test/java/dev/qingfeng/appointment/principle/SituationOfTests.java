package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A city and a plan, put together sentence by sentence; it needs no container. */
public final class SituationOfTests {

    /** As the service finds them by itself. */
    public static final Catalogue CATALOGUE = new Catalogue(List.of(
            new P10Secondment(),
            new P9Rotation(),
            new P8Benefits(),
            new P7Resettlement(),
            new P6FrontLine(),
            new P5YoungCadres(),
            new P4Structure(),
            new P3Chiefs(),
            new P2Quotas(),
            new P1Orientation()));

    /** The day of effect. */
    static final LocalDate DAY = LocalDate.parse("2026-06-01");

    final UUID city = UUID.randomUUID();
    final Map<UUID, UnitKind> units = new HashMap<>(Map.of(city, UnitKind.CITY));
    final Map<UUID, Seat> seats = new HashMap<>();
    final Map<UUID, Snapshot.Person> people = new HashMap<>();
    final Map<UUID, Placement> nominated = new HashMap<>();
    final Map<UUID, Snapshot.Decided> decided = new HashMap<>();
    final Map<UUID, Snapshot.Proposed> moves = new HashMap<>();
    final Set<Snapshot.Waiver> waivers = new HashSet<>();
    final Set<Snapshot.AddedSeat> addedSeats = new HashSet<>();
    final Map<String, Integer> values = new HashMap<>();

    final UUID town = unit(UnitKind.TOWN);
    final UUID bureau = unit(UnitKind.CITY_DIRECT);
    final UUID secretary = post(town, PostKind.PARTY_SECRETARY, 1);
    final UUID head = post(town, PostKind.HEAD_OF_GOVERNMENT, 1);
    final UUID deputies = post(town, PostKind.DEPUTY_HEAD_OF_GOVERNMENT, 2);
    final UUID staff = post(town, PostKind.STAFF, 99);

    UUID unit(UnitKind kind) {
        UUID id = UUID.randomUUID();
        units.put(id, kind);
        return id;
    }

    UUID post(UUID unit, PostKind kind, int quota) {
        UUID id = UUID.randomUUID();
        seats.put(id, new Seat(id, unit, kind, quota));
        return id;
    }

    /** Somebody of the town, in a post of it or in none. */
    Someone someone(@Nullable UUID post) {
        return new Someone(new Placement(town, post, Rank.DEPUTY_SECTION));
    }

    /** Somebody of another unit. */
    Someone someoneOf(UUID unit, @Nullable UUID post) {
        return new Someone(new Placement(unit, post, Rank.DEPUTY_SECTION));
    }

    void waive(String principle, UUID subject) {
        waivers.add(new Snapshot.Waiver(principle, subject));
    }

    void set(Parameter parameter, int value) {
        values.put(parameter.key(), value);
    }

    Snapshot snapshot() {
        return new Snapshot(city, DAY, units, seats, people, nominated, decided, moves, waivers, addedSeats);
    }

    /** What one principle finds. */
    Verdict of(Principle principle) {
        return principle.check(new TargetState(snapshot()), CATALOGUE.terms(values, List.of()));
    }

    List<String> codes(Principle principle) {
        return of(principle).findings().stream().map(Finding::code).toList();
    }

    /** Everything there is to know of somebody, in the order in which a sentence names it. */
    final class Someone {

        final UUID id = UUID.randomUUID();
        private Placement placement;
        private LocalDate birthDate = DAY.minusYears(40);
        private @Nullable LocalDate postSince;
        private @Nullable LocalDate teamSince;
        private boolean inIntensiveClass;
        private @Nullable Grade grade;
        private boolean assessedExcellent;
        private boolean wishesResettlement;
        private Education education = Education.BACHELOR;

        private Someone(Placement placement) {
            this.placement = placement;
            this.postSince = placement.postId() == null ? null : DAY.minusYears(2);
            write();
        }

        /** On the day of effect, with the birthday on that very day. */
        Someone aged(int years) {
            return born(DAY.minusYears(years));
        }

        Someone born(LocalDate day) {
            birthDate = day;
            return write();
        }

        Someone inPostFor(int years) {
            return inPostSince(DAY.minusYears(years));
        }

        Someone inPostSince(LocalDate day) {
            postSince = day;
            return write();
        }

        /** From one post after the other. */
        Someone inTeamSince(LocalDate day) {
            teamSince = day;
            return write();
        }

        Someone trainee() {
            inIntensiveClass = true;
            return write();
        }

        Someone graded(Grade given) {
            grade = given;
            return write();
        }

        Someone assessedExcellent() {
            assessedExcellent = true;
            return write();
        }

        Someone wishingResettlement() {
            wishesResettlement = true;
            return write();
        }

        Someone with(Education degree) {
            education = degree;
            return write();
        }

        Someone promotedTo(UUID post) {
            return moved(MoveKind.PROMOTION, null, unitOf(post), post, false);
        }

        Someone rotatedTo(UUID post) {
            return moved(MoveKind.ROTATION, null, unitOf(post), post, false);
        }

        Someone moved(
                MoveKind kind, @Nullable ResettlementMethod method, UUID unit, @Nullable UUID post, boolean reasoned) {
            return proposed(kind, method, new Placement(unit, post, placement.rank()), reasoned);
        }

        Someone proposed(MoveKind kind, @Nullable ResettlementMethod method, Placement target, boolean reasoned) {
            moves.put(id, new Snapshot.Proposed(kind, method, false, placement, target, reasoned));
            return this;
        }

        /** Their rank rises where they are, and that promotes nobody. */
        Someone settled() {
            Placement target = new Placement(placement.unitId(), placement.postId(), Rank.SECTION);
            moves.put(id, new Snapshot.Proposed(MoveKind.PROMOTION, null, true, placement, target, false));
            return this;
        }

        Someone retained(boolean reasoned) {
            return proposed(MoveKind.RETENTION, null, placement, reasoned);
        }

        Someone removed() {
            return moved(MoveKind.REMOVAL, null, placement.unitId(), null, false);
        }

        Someone nominatedFor(UUID post) {
            nominated.put(id, new Placement(unitOf(post), post, placement.rank()));
            return this;
        }

        /** By an earlier plan of the cycle, which is yet to take effect: what this one proposed for them is what that one decided. */
        Someone decidedEarlier() {
            Snapshot.Proposed move = Objects.requireNonNull(moves.remove(id));
            decided.put(id, new Snapshot.Decided(move, DAY, postSince));
            nominated.put(id, move.target());
            return this;
        }

        /** The same, and it has taken effect: somebody serves where it led. */
        Someone decidedAndEffective() {
            return decidedAndEffectiveOn(DAY);
        }

        Someone decidedAndEffectiveOn(LocalDate day) {
            Snapshot.Proposed move = Objects.requireNonNull(moves.remove(id));
            decided.put(id, new Snapshot.Decided(move, day, postSince));
            placement = move.target();
            postSince = placement.postId() == null ? null : day;
            return write();
        }

        /** Whatever was decided. */
        Someone servingIn(UUID post) {
            placement = new Placement(unitOf(post), post, placement.rank());
            return write();
        }

        /** Came into the post that they hold by an earlier plan of the cycle, out of one that they held for so many years. */
        Someone promotedEarlierFrom(UUID post, int years) {
            Placement origin = new Placement(unitOf(post), post, placement.rank());
            decided.put(
                    id,
                    new Snapshot.Decided(
                            new Snapshot.Proposed(MoveKind.PROMOTION, null, false, origin, placement, false),
                            DAY,
                            DAY.minusYears(years)));
            return this;
        }

        Placement placement() {
            return placement;
        }

        private UUID unitOf(UUID post) {
            Seat seat = seats.get(post);
            if (seat == null) {
                throw new AssertionError(post);
            }
            return seat.unitId();
        }

        private Someone write() {
            people.put(
                    id,
                    new Snapshot.Person(
                            placement,
                            postSince,
                            teamSince == null ? postSince : teamSince,
                            birthDate,
                            Sex.MALE,
                            education,
                            inIntensiveClass,
                            grade,
                            assessedExcellent,
                            wishesResettlement));
            return this;
        }
    }
}
