package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ten principles together: what a policy may set of them, and what they find. */
class CatalogueTest {

    private static final Catalogue CATALOGUE = SituationOfTests.CATALOGUE;

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
    void whatIsHardSoftOrReportedIsTheDomainsToSay() {
        assertThat(CATALOGUE.principles())
                .extracting(principle -> principle.kinds().toString())
                .containsExactly(
                        "[HARD, SOFT]", // P1
                        "[HARD]",
                        "[HARD, SOFT]",
                        "[HARD, SOFT]",
                        "[SOFT, REPORTED]", // P5
                        "[HARD]",
                        "[HARD, SOFT]",
                        "[REPORTED]",
                        "[SOFT]",
                        "[SOFT, REPORTED]"); // P10
    }

    @Test
    void aCheckIsWhatThePrinciplesFindAndRewardOneAfterTheOther() {
        SituationOfTests city = new SituationOfTests();
        city.someone(city.secretary).aged(40).graded(Grade.EXCELLENT);
        city.someone(city.deputies).aged(50).graded(Grade.POOR).inPostFor(10);
        Verdict verdict = CATALOGUE.check(city.snapshot(), CATALOGUE.defaults());
        List<Verdict> each = CATALOGUE.principles().stream().map(city::of).toList();
        assertThat(verdict.findings())
                .containsExactlyElementsOf(
                        each.stream().flatMap(one -> one.findings().stream()).toList());
        assertThat(verdict.rewards())
                .containsExactlyElementsOf(
                        each.stream().flatMap(one -> one.rewards().stream()).toList());
        assertThat(verdict.rewards()).extracting(Reward::principle).containsExactly("P1", "P3", "P4", "P9", "P10");
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

    @ParameterizedTest
    @CsvSource({
        "P3.secretariesFromAge, P3.secretariesToAge",
        "P3.youngChiefsFromAge, P3.youngChiefsToAge",
        "P4.mainBodyFromAge, P4.mainBodyToAge",
        "P7.least, P7.most"
    })
    void whatBoundsEachOtherMayBeTheSameAndNoMore(String from, String to) {
        assertThat(CATALOGUE.terms(Map.of(from, 40, to, 40), List.of())).isNotNull();
        refused(Map.of(from, 41, to, 40), List.of(), AppointmentProblem.PARAMETERS_CONTRADICT);
    }

    @Test
    void aPlanIsLetOffFromQuotasByPostAndFromTwoPrinciplesByTownship() {
        assertThat(CATALOGUE.principles())
                .filteredOn(principle -> principle.waivableFor().isPresent())
                .extracting(
                        Principle::code, principle -> principle.waivableFor().orElseThrow())
                .containsExactly(
                        tuple("P2", Subject.Type.POST), tuple("P6", Subject.Type.UNIT), tuple("P7", Subject.Type.UNIT));
    }

    @ParameterizedTest
    @CsvSource({
        "49, BACHELOR, POOR, false", // too young
        "50, BACHELOR, POOR, true",
        "60, BACHELOR, POOR, true",
        "61, BACHELOR, POOR, false", // too old
        "55, MASTER, POOR, false", // not below that degree
        "55, DOCTORATE, POOR, false",
        "55, BACHELOR, AVERAGE, false", // another grade
        "55, BACHELOR, , false" // none
    })
    void anExclusionMeetsWhoeverAllOfItIsTrueOf(int age, Education education, @Nullable Grade grade, boolean met) {
        assertThat(exclusion(50, 60, Education.MASTER, Grade.POOR).meets(age, education, grade))
                .isEqualTo(met);
    }

    @Test
    void twoExclusionsAreTheSameInWhateverOrderTheyNameGrades() {
        Exclusion worst = exclusion(50, null, Education.BACHELOR, Grade.POOR, Grade.AVERAGE);
        assertThat(worst.excludesTheSame(exclusion(50, null, Education.BACHELOR, Grade.AVERAGE, Grade.POOR)))
                .isTrue();
        assertThat(worst.excludesTheSame(exclusion(50, null, Education.BACHELOR, Grade.POOR)))
                .isFalse();
        assertThat(worst.excludesTheSame(exclusion(51, null, Education.BACHELOR, Grade.POOR, Grade.AVERAGE)))
                .isFalse();
        assertThat(worst.excludesTheSame(exclusion(50, 60, Education.BACHELOR, Grade.POOR, Grade.AVERAGE)))
                .isFalse();
        assertThat(worst.excludesTheSame(exclusion(50, null, Education.MASTER, Grade.POOR, Grade.AVERAGE)))
                .isFalse();
        assertThat(new Exclusion(50, null, Education.MASTER, null)
                        .excludesTheSame(exclusion(50, null, Education.MASTER)))
                .isTrue();
    }

    @Test
    void whatAnExclusionLeavesOutIsTrueOfEverybody() {
        assertThat(exclusion(null, null, null).meets(18, Education.DOCTORATE, null))
                .isTrue();
        assertThat(new Exclusion(null, null, null, null).meets(70, Education.BACHELOR, Grade.EXCELLENT))
                .isTrue();
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

    /** Everybody is inspected whom a transition looks at, so who was not graded is no way out. */
    @Test
    void norMayOneThatNamesEveryGradeThereIs() {
        refused(
                Map.of(),
                List.of(exclusion(50, null, null, Grade.values())),
                AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
        assertThat(CATALOGUE.terms(
                        Map.of(), List.of(exclusion(50, null, null, Grade.FAIRLY_GOOD, Grade.AVERAGE, Grade.POOR))))
                .as("the excellent are left")
                .isNotNull();
    }

    @Test
    void norMaySeveralThatNameMoreDoSoTogether() {
        List<Exclusion> most = new ArrayList<>(List.of(
                exclusion(55, null, Education.DOCTORATE),
                exclusion(50, null, null, Grade.EXCELLENT, Grade.FAIRLY_GOOD),
                exclusion(55, null, null, Grade.AVERAGE)));
        assertThat(CATALOGUE.terms(Map.of(), most).exclusions())
                .as("a doctor who was graded poor is left")
                .hasSize(3);
        refused(
                Map.of(),
                Stream.concat(most.stream(), Stream.of(exclusion(60, null, null, Grade.POOR)))
                        .toList(),
                AppointmentProblem.POLICY_EXCLUDES_BY_AGE);
    }

    @Test
    void withoutWeightNothingIsEarned() {
        Map<String, Integer> weightless = new LinkedHashMap<>();
        CATALOGUE.parameters().stream()
                .filter(parameter -> parameter.unit() == ParameterUnit.POINTS)
                .forEach(parameter -> weightless.put(parameter.key(), 0));
        Verdict verdict = CATALOGUE.check(
                CatalogueOnRandomPlansTest.cityAtRandom(new Random(1)).snapshot(),
                CATALOGUE.terms(weightless, List.of()));
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
}
