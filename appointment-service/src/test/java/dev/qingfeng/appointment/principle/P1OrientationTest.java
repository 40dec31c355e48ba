package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.dossier.Grade;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** P1 樹立正確用人導向. */
class P1OrientationTest {

    private final P1Orientation principle = new P1Orientation();
    private final SituationOfTests city = new SituationOfTests();

    @Test
    void whoIsGradedPoorDoesNotKeepALeadershipPostWithoutAReason() {
        UUID poor = city.someone(city.deputies).graded(Grade.POOR).id;
        assertThat(city.of(principle).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.principle()).isEqualTo("P1");
            assertThat(finding.code()).isEqualTo("poor-stays-without-reason");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.HARD);
            assertThat(finding.clause()).isEqualTo("principle.P1.clause");
            assertThat(finding.subjects()).containsExactly(new Subject(Subject.Type.CADRE, poor));
        });
        assertThat(city.of(principle).gatesMet()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void aRetainedPoorNeedsAReasonOnRecord(boolean reasoned, int found) {
        city.someone(city.deputies)
                .graded(Grade.POOR)
                .moved(MoveKind.RETENTION, null, city.town, city.deputies, reasoned);
        assertThat(city.codes(principle)).hasSize(found);
    }

    @Test
    void theReasonForWhichAnEarlierPlanRetainedAPoorHoldsForTheCycle() {
        city.someone(city.deputies)
                .graded(Grade.POOR)
                .moved(MoveKind.RETENTION, null, city.town, city.deputies, true)
                .decidedAndEffective();
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void whoIsExcellentAndWasPromotedByAnEarlierPlanIsNotPassedOver() {
        city.someone(city.deputies)
                .graded(Grade.EXCELLENT)
                .promotedTo(city.secretary)
                .decidedAndEffective();
        assertThat(city.codes(principle)).isEmpty();
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P1", 10, 10));
    }

    @Test
    void whomThisPlanRetainsWasPromotedStillAndItsReasonCounts() {
        city.someone(city.deputies)
                .graded(Grade.EXCELLENT)
                .promotedTo(city.secretary)
                .decidedAndEffective()
                .retained(false);
        SituationOfTests.Someone poor = city.someone(city.deputies).graded(Grade.POOR);
        poor.rotatedTo(city.head).decidedAndEffective().retained(true);
        assertThat(city.codes(principle)).isEmpty();
        poor.retained(false);
        assertThat(city.codes(principle)).containsExactly("poor-stays-without-reason");
    }

    @Test
    void aPromotionThatHasYetToTakeEffectIsTakenBackByRetainingThem() {
        city.someone(city.deputies)
                .graded(Grade.EXCELLENT)
                .promotedTo(city.secretary)
                .decidedEarlier()
                .retained(false);
        assertThat(city.codes(principle)).containsExactly("excellent-not-promoted");
    }

    @Test
    void whoIsGradedPoorAndRotatedToAnotherLeadershipPostStaysInPost() {
        city.someone(city.deputies).graded(Grade.POOR).rotatedTo(city.secretary);
        assertThat(city.codes(principle)).containsExactly("poor-stays-without-reason");
    }

    @Test
    void whoIsGradedPoorMayHaveNoLeadershipPostOrLoseIt() {
        city.someone(null).graded(Grade.POOR);
        city.someone(city.staff).graded(Grade.POOR);
        city.someone(city.deputies).graded(Grade.POOR).removed();
        city.someone(city.deputies).graded(Grade.POOR).rotatedTo(city.staff);
        assertThat(city.of(principle).findings()).isEmpty();
    }

    @Test
    void thePolicyMayKeepThePoorWithoutReason() {
        city.someone(city.deputies).graded(Grade.POOR);
        city.set(P1Orientation.KEEP_POOR_NEEDS_REASON, 0);
        assertThat(city.of(principle).findings()).isEmpty();
    }

    @Test
    void whoIsGradedExcellentIsPreferablyPromoted() {
        city.someone(city.deputies).graded(Grade.EXCELLENT).rotatedTo(city.head);
        SituationOfTests.Someone promoted = city.someone(city.deputies).graded(Grade.EXCELLENT);
        promoted.promotedTo(city.secretary);
        Verdict verdict = city.of(principle);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("excellent-not-promoted");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.SOFT);
        });
        assertThat(verdict.gatesMet()).isTrue();
        assertThat(verdict.rewards()).containsExactly(new Reward("P1", 10, 20));
    }

    @ParameterizedTest
    @EnumSource(
            value = Grade.class,
            names = {"FAIRLY_GOOD", "AVERAGE"})
    void nothingFollowsFromTheGradesBetween(Grade grade) {
        city.someone(city.deputies).graded(grade);
        assertThat(city.of(principle)).isEqualTo(Verdict.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"50, ASSOCIATE, 1", "49, ASSOCIATE, 0", "50, BACHELOR, 0"})
    void whomThePolicyExcludesIsNotPromoted(int age, Education education, int found) {
        city.someone(city.deputies).aged(age).with(education).promotedTo(city.secretary);
        Terms terms =
                SituationOfTests.CATALOGUE.terms(Map.of(), List.of(new Exclusion(50, null, Education.BACHELOR, null)));
        assertThat(principle.check(new TargetState(city.snapshot()), terms).hard())
                .hasSize(found)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("promoted-though-excluded"));
    }

    @Test
    void whoseRankAndBenefitsAreSettledIsNotPromotedByThat() {
        city.someone(city.deputies).aged(50).graded(Grade.EXCELLENT).settled();
        Terms terms =
                SituationOfTests.CATALOGUE.terms(Map.of(), List.of(new Exclusion(50, null, Education.MASTER, null)));
        Verdict verdict = principle.check(new TargetState(city.snapshot()), terms);
        assertThat(verdict.findings())
                .as("nobody excluded was promoted, and somebody excellent was not")
                .extracting(Finding::code)
                .containsExactly("excellent-not-promoted");
        assertThat(verdict.rewards()).containsExactly(new Reward("P1", 0, 10));
    }

    @Test
    void whomThePolicyExcludesFromPromotionMayBeRotated() {
        city.someone(city.deputies).aged(50).rotatedTo(city.secretary);
        Terms terms =
                SituationOfTests.CATALOGUE.terms(Map.of(), List.of(new Exclusion(50, null, Education.MASTER, null)));
        assertThat(principle.check(new TargetState(city.snapshot()), terms).findings())
                .isEmpty();
    }
}
