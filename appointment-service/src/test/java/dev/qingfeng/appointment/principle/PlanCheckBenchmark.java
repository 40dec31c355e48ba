package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long it takes to check a whole plan, of a city and of a province; no part of verify, see {@code benchmarks/}. */
class PlanCheckBenchmark {

    private static final int ROUNDS = 15;
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final List<Grade> GRADES = List.of(Grade.values());
    private static final List<PostKind> TEAM = List.of(
            PostKind.PARTY_SECRETARY,
            PostKind.HEAD_OF_GOVERNMENT,
            PostKind.DEPUTY_PARTY_SECRETARY,
            PostKind.DEPUTY_HEAD_OF_GOVERNMENT,
            PostKind.PARTY_COMMITTEE_MEMBER);

    @Test
    void checksACityAndAProvince() {
        measure(21, 1_200, 300);
        double tenth = measure(300, 20_000, 5);
        double city = measure(21, 1_200, 300);
        double province = measure(3_000, 200_000, 2);
        double exponent = Math.log10(province / tenth);
        System.out.printf(Locale.ROOT, "%-40s %8.2f%n", "growth exponent, 20,000 to 200,000", exponent);
        assertThat(city).as("ms for 21 units and 1,200 cadres").isLessThan(100);
        assertThat(province).as("ms for 3,000 units and 200,000 cadres").isLessThan(20_000);
        assertThat(exponent).isLessThanOrEqualTo(1.1);
    }

    private static double measure(int units, int cadres, int warmUp) {
        Snapshot snapshot = snapshot(units, cadres);
        Terms terms = SituationOfTests.CATALOGUE.defaults();
        IntStream.range(0, warmUp).forEach(any -> SituationOfTests.CATALOGUE.check(snapshot, terms));
        long[] nanos = IntStream.range(0, ROUNDS)
                .mapToLong(any -> {
                    long begun = System.nanoTime();
                    assertThat(SituationOfTests.CATALOGUE.check(snapshot, terms).findings())
                            .isNotEmpty();
                    return System.nanoTime() - begun;
                })
                .sorted()
                .toArray();
        double median = nanos[ROUNDS / 2] / 1e6;
        System.out.printf(Locale.ROOT, "%,6d units %,9d cadres %18.2f ms%n", units, cadres, median);
        return median;
    }

    private static Snapshot snapshot(int units, int cadres) {
        Random random = new Random(units);
        UUID city = id(random);
        Map<UUID, UnitKind> kinds = new HashMap<>(Map.of(city, UnitKind.CITY));
        Map<UUID, Seat> seats = new HashMap<>();
        List<UUID> townships = new ArrayList<>();
        List<UUID> posts = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            UUID unit = id(random);
            kinds.put(unit, UnitKind.TOWN);
            townships.add(unit);
            for (PostKind kind : TEAM) {
                UUID post = id(random);
                seats.put(post, new Seat(unit, kind, 3));
                posts.add(post);
            }
        }
        Map<UUID, Snapshot.Person> people = new HashMap<>();
        Map<UUID, Snapshot.Proposed> moves = new HashMap<>();
        for (int i = 0; i < cadres; i++) {
            UUID cadre = id(random);
            int post = random.nextInt(posts.size());
            Placement placement = i % 3 == 0
                    ? new Placement(townships.get(post / TEAM.size()), null, Rank.DEPUTY_SECTION)
                    : new Placement(townships.get(post / TEAM.size()), posts.get(post), Rank.DEPUTY_SECTION);
            people.put(
                    cadre,
                    new Snapshot.Person(
                            placement,
                            placement.postId() == null ? null : DAY.minusYears(random.nextInt(15)),
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
            }
        }
        return new Snapshot(city, DAY, kinds, seats, people, Map.of(), moves, Set.of(), Set.of());
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
