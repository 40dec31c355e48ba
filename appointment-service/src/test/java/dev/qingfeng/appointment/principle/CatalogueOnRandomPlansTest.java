package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of whatever policy and whatever plan. */
class CatalogueOnRandomPlansTest {

    private static final Catalogue CATALOGUE = SituationOfTests.CATALOGUE;
    private static final List<Education> EDUCATIONS = List.of(Education.values());
    private static final List<Grade> GRADES = List.of(Grade.values());

    /** At every age somebody who was graded can be found whom the policy lets promote. */
    @Property(tries = 200)
    void underAPolicyThatIsTakenSomebodyOfEveryAgeCanBePromoted(
            @ForAll Random random, @ForAll @IntRange(max = 4) int count) {
        List<Exclusion> exclusions = Stream.generate(() -> new Exclusion(
                        random.nextBoolean() ? 18 + random.nextInt(53) : null,
                        random.nextBoolean() ? 18 + random.nextInt(53) : null,
                        random.nextBoolean() ? EDUCATIONS.get(random.nextInt(5)) : null,
                        random.nextBoolean() ? List.of(GRADES.get(random.nextInt(4))) : null))
                .limit(count)
                .toList();
        boolean taken;
        try {
            taken = CATALOGUE.terms(Map.of(), exclusions) != null;
        } catch (ProblemException refusal) {
            taken = false;
        }
        boolean everyAgeHasSomebody = true;
        for (int age = 18; age <= 70; age++) {
            boolean somebody = false;
            for (Education education : EDUCATIONS) {
                for (Grade given : GRADES) {
                    boolean excluded = false;
                    for (Exclusion exclusion : exclusions) {
                        excluded |= exclusion.meets(age, education, given);
                    }
                    somebody |= !excluded;
                }
            }
            everyAgeHasSomebody &= somebody;
        }
        assertThat(taken).isEqualTo(everyAgeHasSomebody);
    }

    /** What is put into maps in another order is the same plan; a plan has one move for a cadre, so no move undoes another. */
    @Property(tries = 100)
    void findingsAndScoreAreTheSameWhateverOrderTheMovesWereMadeIn(@ForAll Random random) {
        SituationOfTests city = cityAtRandom(random);
        Snapshot snapshot = city.snapshot();
        Terms terms = CATALOGUE.defaults();
        Verdict expected = CATALOGUE.check(snapshot, terms);
        Snapshot shuffled = new Snapshot(
                snapshot.city(),
                snapshot.effectiveOn(),
                shuffled(snapshot.units(), random),
                shuffled(snapshot.seats(), random),
                shuffled(snapshot.people(), random),
                shuffled(snapshot.nominated(), random),
                shuffled(snapshot.decided(), random),
                shuffled(snapshot.moves(), random),
                snapshot.waivers(),
                snapshot.addedSeats());
        assertThat(CATALOGUE.check(shuffled, terms)).isEqualTo(expected);
        assertThat(expected.findings()).isNotEmpty();
    }

    /** So that a front end may ask again after each: nothing of one check is left for the next. */
    @Property(tries = 30)
    void afterEachMoveACheckFindsWhatItWouldFindIfThePlanHadBegunWithAll(@ForAll Random random) {
        Snapshot whole = cityAtRandom(random).snapshot();
        Terms terms = CATALOGUE.defaults();
        List<UUID> order = new ArrayList<>(whole.moves().keySet());
        Map<Set<UUID>, Verdict> found = new HashMap<>();
        for (int way = 0; way < 2; way++) {
            Collections.shuffle(order, random);
            Map<UUID, Snapshot.Proposed> moves = new HashMap<>();
            for (UUID cadre : order) {
                moves.put(cadre, Objects.requireNonNull(whole.moves().get(cadre)));
                Verdict after = CATALOGUE.check(with(whole, moves), terms);
                assertThat(found.computeIfAbsent(Set.copyOf(moves.keySet()), none -> after))
                        .isEqualTo(after);
            }
        }
        assertThat(found).containsEntry(whole.moves().keySet(), CATALOGUE.check(whole, terms));
        assertThat(CATALOGUE.check(with(whole, Map.of()), terms))
                .as("and once all are withdrawn, what it would find of none")
                .isEqualTo(new Catalogue(CATALOGUE.principles()).check(with(whole, Map.of()), terms));
    }

    private static Snapshot with(Snapshot snapshot, Map<UUID, Snapshot.Proposed> moves) {
        return new Snapshot(
                snapshot.city(),
                snapshot.effectiveOn(),
                snapshot.units(),
                snapshot.seats(),
                snapshot.people(),
                snapshot.nominated(),
                snapshot.decided(),
                Map.copyOf(moves),
                snapshot.waivers(),
                snapshot.addedSeats());
    }

    @Property(tries = 100)
    void theScoreIsNeverNegativeAndNeverAboveItsMaximum(@ForAll Random random) {
        Verdict verdict = CATALOGUE.check(cityAtRandom(random).snapshot(), CATALOGUE.defaults());
        assertThat(verdict.score()).isBetween(0, verdict.maximum());
        assertThat(verdict.maximum()).isPositive();
    }

    static SituationOfTests cityAtRandom(Random random) {
        SituationOfTests city = new SituationOfTests();
        UUID[] posts = {city.secretary, city.head, city.deputies, city.staff};
        for (int i = 0; i < 30; i++) {
            SituationOfTests.Someone someone = city.someone(
                            random.nextInt(5) == 0 ? null : posts[random.nextInt(posts.length)])
                    .aged(22 + random.nextInt(38))
                    .inPostFor(random.nextInt(15));
            if (random.nextBoolean()) {
                someone.graded(GRADES.get(random.nextInt(GRADES.size())));
            }
            if (random.nextInt(3) == 0) {
                someone.trainee().wishingResettlement();
            }
            switch (random.nextInt(6)) {
                case 0 -> someone.promotedTo(posts[random.nextInt(posts.length)]);
                case 1 -> someone.rotatedTo(posts[random.nextInt(posts.length)]);
                case 2 -> someone.removed();
                case 3 -> someone.nominatedFor(posts[random.nextInt(posts.length)]);
                case 4 -> {
                    if (random.nextBoolean()) {
                        someone.promotedEarlierFrom(posts[random.nextInt(posts.length)], random.nextInt(15));
                    }
                }
                default -> someone.moved(MoveKind.SECONDMENT, null, city.bureau, null, random.nextBoolean());
            }
        }
        return city;
    }

    private static <T> Map<UUID, T> shuffled(Map<UUID, T> map, Random random) {
        List<Map.Entry<UUID, T>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        Map<UUID, T> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        return shuffled;
    }
}
