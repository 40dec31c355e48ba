package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ten principles together: what a policy may set of them, and what they find. */
class CatalogueTest {

    private static final Catalogue CATALOGUE = SituationOfTests.CATALOGUE;
    private static final List<Education> EDUCATIONS = List.of(Education.values());
    private static final List<Grade> GRADES = List.of(Grade.values());

    private static void refused(Map<String, Integer> values, List<Exclusion> exclusions, AppointmentProblem code) {
        assertThatThrownBy(() -> CATALOGUE.terms(values, exclusions))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Exclusion exclusion(
            @Nullable Integer fromAge, @Nullable Integer toAge, @Nullable Education below, Grade... grades) {
        return new Exclusion(fromAge, toAge, below, List.of(grades));
    }

    @Test
    void theTenComeInTheirOrder() {
        assertThat(CATALOGUE.principles())
                .extracting(Principle::code)
                .containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10");
    }

    @Test
    void eachParameterIsNamedAfterItsPrincipleAndItsDefaultIsWithinItsBounds() {
        assertThat(CATALOGUE.principles())
                .allSatisfy(principle -> assertThat(principle.parameters())
                        .allSatisfy(parameter -> assertThat(parameter.key()).startsWith(principle.code() + ".")));
        assertThat(CATALOGUE.parameters())
                .allSatisfy(parameter ->
                        assertThat(parameter.admits(parameter.byDefault())).isTrue());
        assertThat(CATALOGUE.parameters()).extracting(Parameter::key).doesNotHaveDuplicates();
    }

    @Test
    void whatCanBePreferredHasAWeight() {
        assertThat(CATALOGUE.principles())
                .allSatisfy(principle -> assertThat(principle.parameters().stream()
                                .anyMatch(parameter -> parameter.unit() == ParameterUnit.POINTS))
                        .isEqualTo(principle.kinds().contains(PrincipleKind.SOFT)));
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(CATALOGUE.terms(Map.of("P3.youngChiefs", 5), List.of()).values())
                .containsEntry("P3.youngChiefs", 5)
                .containsEntry("P3.secretariesFromAge", 37)
                .hasSize(CATALOGUE.parameters().size());
    }

    @Test
    void aParameterThatIsUnknownOutOfBoundsOrContradictoryIsRefused() {
        refused(Map.of("P3.oldest", 60), List.of(), AppointmentProblem.PARAMETER_UNKNOWN);
        refused(Map.of("P4.mainBodyShare", 101), List.of(), AppointmentProblem.PARAMETER_OUT_OF_BOUNDS);
        refused(Map.of("P4.mainBodyShare", -1), List.of(), AppointmentProblem.PARAMETER_OUT_OF_BOUNDS);
        refused(Map.of("P7.least", 4), List.of(), AppointmentProblem.PARAMETERS_CONTRADICT);
        assertThat(CATALOGUE.terms(Map.of("P7.least", 3, "P4.mainBodyShare", 100, "P4.weight", 0), List.of()))
                .as("at the bounds")
                .isNotNull();
    }

    @Test
    void resettlementNeverGoesByAgeAlone() {
        refused(Map.of("P7.yearsInPost", 0), List.of(), AppointmentProblem.PARAMETER_OUT_OF_BOUNDS);
    }

    @Test
    void aPolicyThatExcludesByAgeAloneIsRefused() {
        refused(Map.of(), List.of(exclusion(55, null, null)), AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
        refused(Map.of(), List.of(exclusion(null, 30, null)), AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
        refused(Map.of(), List.of(exclusion(null, null, null)), AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
    }

    @Test
    void norMaySeveralThatNameMoreDoSoTogether() {
        List<Exclusion> most = new ArrayList<>(List.of(
                exclusion(55, null, Education.DOCTORATE),
                exclusion(50, null, null, Grade.EXCELLENT, Grade.FAIRLY_GOOD),
                exclusion(55, null, null, Grade.AVERAGE, Grade.POOR)));
        assertThat(CATALOGUE.terms(Map.of(), most).exclusions())
                .as("a doctor who was not graded is left")
                .hasSize(3);
        refused(
                Map.of(),
                Stream.concat(most.stream(), Stream.of(exclusion(60, null, null)))
                        .toList(),
                AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
    }

    /** At every age somebody can be found whom the policy lets promote. */
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
                for (int grade = -1; grade < 4; grade++) {
                    Grade given = grade < 0 ? null : GRADES.get(grade);
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
                shuffled(snapshot.moves(), random),
                snapshot.waivers(),
                snapshot.addedSeats());
        assertThat(CATALOGUE.check(shuffled, terms)).isEqualTo(expected);
        assertThat(expected.findings()).isNotEmpty();
    }

    @Property(tries = 100)
    void theScoreIsNeverNegativeAndNeverAboveItsMaximum(@ForAll Random random) {
        Verdict verdict = CATALOGUE.check(cityAtRandom(random).snapshot(), CATALOGUE.defaults());
        assertThat(verdict.score()).isBetween(0, verdict.maximum());
        assertThat(verdict.maximum()).isPositive();
    }

    @Test
    void withoutWeightNothingIsEarned() {
        Map<String, Integer> weightless = new LinkedHashMap<>();
        CATALOGUE.parameters().stream()
                .filter(parameter -> parameter.unit() == ParameterUnit.POINTS)
                .forEach(parameter -> weightless.put(parameter.key(), 0));
        Verdict verdict =
                CATALOGUE.check(cityAtRandom(new Random(1)).snapshot(), CATALOGUE.terms(weightless, List.of()));
        assertThat(verdict.maximum()).isZero();
        assertThat(verdict.rewards()).isEmpty();
    }

    /** A class is all that it takes: nothing here knew of it. */
    @Test
    void aPrincipleMoreIsAClassMore() {
        Principle thrift = new Principle() {
            @Override
            public String code() {
                return "P11";
            }

            @Override
            public List<PrincipleKind> kinds() {
                return List.of(PrincipleKind.REPORTED);
            }

            @Override
            public Verdict check(TargetState state, Terms terms) {
                return Verdict.of(Stream.of(finding("moves-counted", PrincipleKind.REPORTED, state.theCity(), 0)));
            }
        };
        List<Principle> all = new ArrayList<>(CATALOGUE.principles());
        all.add(0, thrift);
        Catalogue more = new Catalogue(all);
        assertThat(more.principles().get(10)).isSameAs(thrift);
        Snapshot snapshot = new SituationOfTests().snapshot();
        assertThat(more.check(snapshot, more.defaults()).findings())
                .extracting(Finding::code)
                .endsWith("moves-counted");
        assertThat(more.check(snapshot, CATALOGUE.defaults()).findings())
                .as("a policy adopted before is checked against what it has, for ever")
                .extracting(Finding::principle)
                .doesNotContain("P11");
    }

    private static SituationOfTests cityAtRandom(Random random) {
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
            switch (random.nextInt(5)) {
                case 0 -> someone.promotedTo(posts[random.nextInt(posts.length)]);
                case 1 -> someone.rotatedTo(posts[random.nextInt(posts.length)]);
                case 2 -> someone.removed();
                case 3 -> someone.nominatedFor(posts[random.nextInt(posts.length)]);
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
