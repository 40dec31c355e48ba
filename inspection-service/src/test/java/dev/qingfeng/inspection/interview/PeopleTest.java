package dev.qingfeng.inspection.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each person counts once, under whichever ids, and in whatever order they were interviewed, recorded and merged. */
class PeopleTest {

    private static final List<Stratum> STRATA = List.of(Stratum.values());

    @Test
    void theSamePersonTwiceIsOneOfTheStratumOfTheFirstTime() {
        UUID cadre = UUID.randomUUID();
        People people = People.of(
                List.of(
                        InterviewsOfTests.with(cadre, null, Stratum.MASSES, 20),
                        InterviewsOfTests.with(cadre, null, Stratum.ORDINARY_STAFF, 10),
                        InterviewsOfTests.with(null, "a", Stratum.VILLAGE_CADRE, 0),
                        InterviewsOfTests.with(null, "a", Stratum.RETIRED_CADRE, 30),
                        InterviewsOfTests.with(null, "b", Stratum.VILLAGE_CADRE, 5)),
                Map.of());
        assertThat(people.count()).isEqualTo(3);
        assertThat(people.byStratum())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Stratum.ORDINARY_STAFF, 1, Stratum.VILLAGE_CADRE, 2));
    }

    @Test
    void whoeverWasEnteredAsACadreAndByNameIsOne() {
        UUID cadre = UUID.randomUUID();
        Interview known = InterviewsOfTests.with(new Interviewee(cadre, null, "a"), Stratum.MASSES, 20);
        Interview named = InterviewsOfTests.with(null, "a", Stratum.VILLAGE_CADRE, 0);
        Interview other = InterviewsOfTests.with(null, "b", Stratum.VILLAGE_CADRE, 0);
        People people = People.of(List.of(known, named, other), Map.of());
        assertThat(people.count()).isEqualTo(2);
        assertThat(people.who(named)).isEqualTo(people.who(known));
        // Of two cadres of that name it may be either, or a third.
        Interview namesake = InterviewsOfTests.with(new Interviewee(UUID.randomUUID(), null, "a"), Stratum.MASSES, 20);
        assertThat(People.of(List.of(known, named, namesake), Map.of()).count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theyAreAsManyInEveryOrderAndAfterEveryMerge(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            Map<UUID, Integer> persons = new HashMap<>();
            Map<UUID, Set<UUID>> everyId = new HashMap<>();
            List<Interview> interviews = new ArrayList<>();
            Set<Object> interviewed = new HashSet<>();
            for (int person = 0; person < 12; person++) {
                Set<UUID> ids = new HashSet<>();
                for (int id = 0; id <= random.nextInt(4); id++) {
                    UUID cadre = UUID.randomUUID();
                    ids.add(cadre);
                    persons.put(cadre, person);
                }
                ids.forEach(id -> everyId.put(id, ids));
            }
            List<UUID> ids = new ArrayList<>(persons.keySet());
            for (int i = 0; i < 30; i++) {
                Stratum stratum = STRATA.get(random.nextInt(STRATA.size()));
                if (random.nextBoolean()) {
                    UUID cadre = ids.get(random.nextInt(ids.size()));
                    interviews.add(InterviewsOfTests.with(cadre, null, stratum, random.nextInt(100)));
                    interviewed.add(persons.get(cadre));
                } else {
                    String hash = "h" + random.nextInt(8);
                    interviews.add(InterviewsOfTests.with(null, hash, stratum, random.nextInt(100)));
                    interviewed.add(hash);
                }
            }
            People people = People.of(interviews, everyId);
            assertThat(people.count()).isEqualTo(interviewed.size());
            assertThat(people.byStratum().values().stream()
                            .mapToInt(count -> count)
                            .sum())
                    .isEqualTo(people.count());
            Collections.shuffle(interviews, random);
            assertThat(People.of(interviews, everyId)).isEqualTo(people);
        }
    }
}
