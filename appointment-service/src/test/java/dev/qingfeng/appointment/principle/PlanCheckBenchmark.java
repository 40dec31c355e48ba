package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to check a whole plan, of a city and of a province, and that of a city once more after each move; no part of
 * verify, see {@code benchmarks/}.
 */
class PlanCheckBenchmark {

    private static final int ROUNDS = 15;
    private static final int CITY = 1_200;
    private static final int PROVINCE = 200_000;
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final List<Grade> GRADES = List.of(Grade.values());
    private static final List<PostKind> TEAM = List.of(
            PostKind.PARTY_SECRETARY,
            PostKind.HEAD_OF_GOVERNMENT,
            PostKind.DEPUTY_PARTY_SECRETARY,
            PostKind.DEPUTY_HEAD_OF_GOVERNMENT,
            PostKind.PARTY_COMMITTEE_MEMBER);
    private static final Terms TERMS = SituationOfTests.CATALOGUE.defaults();

    /**
     * In turns, so that whatever else the machine does meanwhile slows each of them alike; a province beside as many cadres of cities, for
     * a city that is checked again and again comes out of the processor's cache, as a province never does; and all of them as they have
     * just been read, as those of a plan are.
     */
    @Test
    void checksACityAndAProvince() {
        int cities = PROVINCE / CITY;
        List<Double> whole = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> large = new ArrayList<>();
        List<Double> growth = new ArrayList<>();
        Random random = new Random(7);
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            List<Snapshot> each = IntStream.range(0, cities)
                    .mapToObj(seed -> snapshot(seed, 21, CITY))
                    .toList();
            Snapshot province = snapshot(cities, 3_000, PROVINCE);
            long begun = cpuTime();
            List<Double> ofCity =
                    each.stream().map(city -> millis(() -> check(city))).toList();
            long between = cpuTime();
            double ofProvince = millis(() -> check(province));
            long ended = cpuTime();
            Snapshot moving = each.get(0);
            List<Double> moved = new ArrayList<>();
            for (int i = 0; i < cities; i++) {
                Snapshot next = oneMoveMore(moving, random);
                moved.add(millis(() -> check(next)));
                moving = next;
            }
            if (round >= 0) {
                whole.addAll(ofCity);
                large.add(ofProvince);
                again.addAll(moved);
                growth.add(Math.log((double) (ended - between) * cities / (between - begun)) / Math.log(cities));
            }
        }
        report("21 units, 1,200 cadres", whole);
        report("the same after one move", again);
        report("3,000 units, 200,000 cadres", large);
        double exponent = median(growth);
        System.out.printf(Locale.ROOT, "%-40s %12.2f%n", "growth exponent from one to the other", exponent);
        assertThat(median(whole)).as("ms for a city").isLessThanOrEqualTo(100);
        assertThat(median(again)).as("ms after one move").isLessThanOrEqualTo(5);
        assertThat(median(large)).as("ms for a province").isLessThanOrEqualTo(20_000);
        assertThat(exponent).isLessThanOrEqualTo(1.1);
    }

    private static void check(Snapshot snapshot) {
        assertThat(SituationOfTests.CATALOGUE.check(snapshot, TERMS).findings()).isNotEmpty();
    }

    /** How the work grows is not how long others keep the processor. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(Runnable check) {
        long begun = System.nanoTime();
        check.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void report(String what, List<Double> millis) {
        double slow = millis.stream()
                .sorted()
                .skip(Math.min(millis.size() - 1, millis.size() * 95L / 100))
                .findFirst()
                .orElseThrow();
        System.out.printf(Locale.ROOT, "%-40s %12.2f ms, 95 of 100 within %.2f ms%n", what, median(millis), slow);
    }

    /** Somebody at random is promoted to a post at random, in place of what was planned for them. */
    private static Snapshot oneMoveMore(Snapshot snapshot, Random random) {
        List<UUID> cadres = List.copyOf(snapshot.people().keySet());
        List<Map.Entry<UUID, Seat>> posts = List.copyOf(snapshot.seats().entrySet());
        UUID cadre = cadres.get(random.nextInt(cadres.size()));
        Map.Entry<UUID, Seat> post = posts.get(random.nextInt(posts.size()));
        Map<UUID, Snapshot.Proposed> moves = new TreeMap<>(snapshot.moves());
        moves.put(
                cadre,
                new Snapshot.Proposed(
                        MoveKind.PROMOTION,
                        null,
                        false,
                        Objects.requireNonNull(snapshot.people().get(cadre)).placement(),
                        new Placement(post.getValue().unitId(), post.getKey(), Rank.DEPUTY_SECTION),
                        false));
        return new Snapshot(
                snapshot.city(),
                snapshot.effectiveOn(),
                snapshot.units(),
                snapshot.seats(),
                snapshot.people(),
                snapshot.nominated(),
                snapshot.decided(),
                moves,
                snapshot.waivers(),
                snapshot.addedSeats());
    }

    /** Ids ascend as those of a registry do, which was imported unit by unit. */
    private static Snapshot snapshot(int seed, int units, int cadres) {
        Random random = new Random(seed);
        UUID city = id(0, random);
        Map<UUID, UnitKind> kinds = new HashMap<>(Map.of(city, UnitKind.CITY));
        Map<UUID, Seat> seats = new HashMap<>();
        List<UUID> townships = new ArrayList<>();
        List<UUID> posts = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            UUID unit = id(i, random);
            kinds.put(unit, UnitKind.TOWN);
            townships.add(unit);
            for (PostKind kind : TEAM) {
                UUID post = id(posts.size(), random);
                seats.put(post, new Seat(post, unit, kind, 3));
                posts.add(post);
            }
        }
        Map<UUID, Snapshot.Person> people = new LinkedHashMap<>();
        Map<UUID, Snapshot.Decided> decided = new TreeMap<>();
        Map<UUID, Snapshot.Proposed> moves = new TreeMap<>();
        for (int i = 0; i < cadres; i++) {
            UUID cadre = id(i, random);
            int post = (int) ((long) i * units / cadres) * TEAM.size() + random.nextInt(TEAM.size());
            Placement placement = i % 3 == 0
                    ? new Placement(townships.get(post / TEAM.size()), null, Rank.DEPUTY_SECTION)
                    : new Placement(townships.get(post / TEAM.size()), posts.get(post), Rank.DEPUTY_SECTION);
            people.put(
                    cadre,
                    new Snapshot.Person(
                            placement,
                            placement.postId() == null ? null : DAY.minusYears(random.nextInt(15)),
                            placement.postId() == null ? null : DAY.minusYears(random.nextInt(20)),
                            DAY.minusDays(365L * (22 + random.nextInt(38))),
                            Sex.MALE,
                            Education.BACHELOR,
                            random.nextInt(10) == 0,
                            random.nextInt(3) == 0 ? GRADES.get(random.nextInt(4)) : null,
                            random.nextInt(10) == 0,
                            random.nextInt(10) == 0));
            if (random.nextInt(10) == 0) {
                int to = random.nextInt(posts.size());
                Placement target = new Placement(townships.get(to / TEAM.size()), posts.get(to), Rank.DEPUTY_SECTION);
                moves.put(cadre, new Snapshot.Proposed(MoveKind.PROMOTION, null, false, placement, target, false));
            } else if (i % 20 == 1) {
                int from = random.nextInt(posts.size());
                Placement origin =
                        new Placement(townships.get(from / TEAM.size()), posts.get(from), Rank.DEPUTY_SECTION);
                decided.put(
                        cadre,
                        new Snapshot.Decided(
                                new Snapshot.Proposed(MoveKind.RESETTLEMENT, null, false, origin, placement, false),
                                DAY,
                                DAY.minusYears(random.nextInt(15))));
            }
        }
        return new Snapshot(city, DAY, kinds, seats, people, Map.of(), decided, moves, Set.of(), Set.of());
    }

    private static UUID id(int number, Random random) {
        return new UUID(number, random.nextLong());
    }
}
