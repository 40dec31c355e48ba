package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P8 解決幹部職級待遇, P9 加大幹部交流輪崗力度 and P10 加強幹部掛職鍛鍊. */
class P8To10Test {

    private final SituationOfTests city = new SituationOfTests();

    @Test
    void whoseRankRisesInTheirPostIsReported() {
        SituationOfTests.Someone settled = city.someone(city.deputies);
        settled.proposed(MoveKind.PROMOTION, null, new Placement(city.town, city.deputies, Rank.SECTION), false);
        city.someone(city.deputies)
                .proposed(MoveKind.PROMOTION, null, new Placement(city.town, city.secretary, Rank.SECTION), false);
        city.someone(city.head).rotatedTo(city.deputies);
        assertThat(city.of(new P8Benefits()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ranks-settled");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.REPORTED);
            assertThat(finding.figures()).containsExactly(1);
            assertThat(finding.subjects())
                    .containsExactly(
                            new Subject(Subject.Type.UNIT, city.city), new Subject(Subject.Type.CADRE, settled.id));
        });
    }

    @Test
    void whoseRankAndBenefitsAreSettledIsReportedToo() {
        city.someone(city.deputies).settled();
        city.someone(null).settled();
        assertThat(city.of(new P8Benefits()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.figures()).containsExactly(2));
    }

    @Test
    void whereNoRankRisesNothingIsReported() {
        city.someone(city.deputies).promotedTo(city.secretary);
        city.someone(city.deputies).moved(MoveKind.RETENTION, null, city.town, city.deputies, true);
        assertThat(city.of(new P8Benefits())).isEqualTo(Verdict.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1"})
    void whoIsLongInPostMovesOn(int years, int found) {
        city.someone(city.deputies).inPostFor(years);
        city.someone(city.staff).inPostFor(years);
        assertThat(city.of(new P9Rotation()).findings()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("long-in-post");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.SOFT);
            assertThat(finding.figures()).containsExactly(10, years);
        });
    }

    @ParameterizedTest
    @CsvSource({"2016-06-01, 1", "2016-06-02, 0"})
    void tenYearsAreOverOnTheDayAndNotTheDayBefore(LocalDate since, int found) {
        city.someone(city.deputies).inPostSince(since);
        assertThat(city.codes(new P9Rotation())).hasSize(found);
    }

    /** Ten years in one leadership team, in its posts one after the other. */
    @ParameterizedTest
    @CsvSource({"2016-06-01, 1", "2016-06-02, 0"})
    void whoIsLongInALeadershipTeamMovesOnThoughTheirPostChanged(LocalDate since, int found) {
        city.someone(city.deputies).inPostFor(2).inTeamSince(since);
        city.someone(city.staff).inPostFor(2).inTeamSince(since);
        assertThat(city.of(new P9Rotation()).findings()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("long-in-team");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.SOFT);
            assertThat(finding.figures()).containsExactly(10, 10);
        });
    }

    @Test
    void anotherPostOfTheSameTeamEndsNoLongStayInIt() {
        LocalDate since = SituationOfTests.DAY.minusYears(12);
        city.someone(city.deputies).inPostFor(2).inTeamSince(since).rotatedTo(city.head);
        city.someone(city.deputies).inPostFor(2).inTeamSince(since).rotatedTo(city.staff);
        UUID other = city.post(city.unit(UnitKind.TOWN), PostKind.DEPUTY_HEAD_OF_GOVERNMENT, 2);
        city.someone(city.deputies).inPostFor(2).inTeamSince(since).rotatedTo(other);
        assertThat(city.codes(new P9Rotation())).containsExactly("long-in-team");
        assertThat(city.of(new P9Rotation()).rewards()).containsExactly(new Reward("P9", 20, 30));
    }

    @Test
    void aRotationEndsALongStayAndIsRewarded() {
        city.someone(city.deputies).inPostFor(10).rotatedTo(city.head);
        city.someone(city.deputies).inPostFor(12).moved(MoveKind.RETENTION, null, city.town, city.deputies, false);
        assertThat(city.codes(new P9Rotation())).containsExactly("long-in-post");
        assertThat(city.of(new P9Rotation()).rewards()).containsExactly(new Reward("P9", 10, 20));
    }

    @Test
    void cadresAreSecondedBothWays() {
        assertThat(city.codes(new P10Secondment()))
                .containsExactly("secondments-to-city-too-few", "secondments-to-townships-too-few");
        city.someoneOf(city.bureau, null).moved(MoveKind.SECONDMENT, null, city.town, null, false);
        assertThat(city.codes(new P10Secondment()))
                .containsExactly("secondments-planned", "secondments-to-city-too-few");
        assertThat(city.of(new P10Secondment()).rewards()).containsExactly(new Reward("P10", 10, 20));
        city.someone(null).moved(MoveKind.SECONDMENT, null, city.bureau, null, false);
        city.someone(null).moved(MoveKind.SECONDMENT, null, city.bureau, null, false);
        assertThat(city.of(new P10Secondment()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.figures()).containsExactly(1, 2));
        assertThat(city.of(new P10Secondment()).rewards())
                .as("no more than both ways")
                .containsExactly(new Reward("P10", 20, 20));
    }

    @Test
    void whomAnEarlierPlanSecondedIsOneToo() {
        city.someoneOf(city.bureau, null)
                .moved(MoveKind.SECONDMENT, null, city.town, null, false)
                .decidedAndEffective();
        city.someone(null)
                .moved(MoveKind.SECONDMENT, null, city.bureau, null, false)
                .decidedEarlier();
        assertThat(city.codes(new P10Secondment())).containsExactly("secondments-planned");
        assertThat(city.of(new P10Secondment()).rewards()).containsExactly(new Reward("P10", 20, 20));
    }

    @Test
    void oneEachWayIsReportedAndAsManyAsThePolicyWantsAreRewarded() {
        city.set(P10Secondment.EACH_WAY, 2);
        city.someoneOf(city.bureau, null).moved(MoveKind.SECONDMENT, null, city.town, null, false);
        city.someone(null).moved(MoveKind.SECONDMENT, null, city.bureau, null, false);
        assertThat(city.codes(new P10Secondment()))
                .containsExactly(
                        "secondments-planned", "secondments-to-city-too-few", "secondments-to-townships-too-few");
        assertThat(city.of(new P10Secondment()).rewards()).containsExactly(new Reward("P10", 20, 40));
    }

    @Test
    void aSecondmentToNeitherKindOfUnitAndAnotherMoveAreNone() {
        city.someone(null).moved(MoveKind.SECONDMENT, null, city.unit(UnitKind.TOWN), null, false);
        city.someoneOf(city.bureau, null).rotatedTo(city.deputies);
        assertThat(city.codes(new P10Secondment()))
                .containsExactly("secondments-to-city-too-few", "secondments-to-townships-too-few");
    }
}
