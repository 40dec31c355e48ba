package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P7 妥善安排基層領導幹部. */
class P7ResettlementTest {

    private final P7Resettlement principle = new P7Resettlement();
    private final SituationOfTests city = new SituationOfTests();
    private final UUID finance = city.unit(UnitKind.TOWN_DIRECT);

    private SituationOfTests.Someone longServing() {
        return city.someone(city.deputies).aged(50).inPostFor(8).wishingResettlement();
    }

    private SituationOfTests.Someone resettle(SituationOfTests.Someone someone, boolean reasoned) {
        return someone.moved(MoveKind.RESETTLEMENT, ResettlementMethod.RESERVE_PLACE, finance, null, reasoned);
    }

    private List<Finding> hard() {
        return city.of(principle).hard();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 0", "3, 0", "4, 1"})
    void twoOrThreeLongServingLeadersOfEachTownshipAreResettled(int resettled, int found) {
        for (int i = 0; i < resettled; i++) {
            resettle(longServing(), false);
        }
        longServing();
        assertThat(hard()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("resettlements-out-of-range");
            assertThat(finding.figures()).containsExactly(2, 3, resettled, resettled + 1);
            assertThat(finding.subjects().get(0)).isEqualTo(new Subject(Subject.Type.UNIT, city.town));
            assertThat(finding.subjects()).hasSize(1 + resettled);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1, 0", "2, 0, 0", "2, 1, 0", "3, 0, 0", "3, 1, 1", "0, 4, 1"})
    void allPlansOfACycleTogetherResettleTwoOrThree(int earlier, int now, int found) {
        for (int i = 0; i < earlier; i++) {
            SituationOfTests.Someone someone = resettle(longServing(), false);
            if (i == 0) {
                someone.decidedAndEffective();
            } else {
                someone.decidedEarlier();
            }
        }
        for (int i = 0; i < now; i++) {
            resettle(longServing(), false);
        }
        longServing();
        assertThat(hard()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.figures()).containsExactly(2, 3, earlier + now, earlier + now + 1);
            assertThat(finding.subjects()).hasSize(1 + earlier + now);
        });
    }

    @Test
    void whoWasResettledEarlierWasLongServingOnTheDayOfThatDecision() {
        resettle(longServing(), false);
        LocalDate earlier = SituationOfTests.DAY.minusMonths(1);
        resettle(longServing().born(earlier.minusYears(50)).inPostSince(earlier.minusYears(8)), false)
                .decidedAndEffectiveOn(earlier);
        assertThat(hard()).isEmpty();
        city.decided.clear();
        resettle(longServing().born(earlier.minusYears(50).plusDays(1)).inPostSince(earlier.minusYears(8)), false)
                .decidedAndEffectiveOn(earlier);
        assertThat(hard()).as("fifty only a day later").hasSize(1);
    }

    @Test
    void whoWasResettledEarlierIsSoThoughTheirRankIsSettledNow() {
        resettle(longServing(), false).decidedAndEffective();
        resettle(longServing(), false).decidedAndEffective().settled();
        assertThat(hard()).isEmpty();
    }

    @Test
    void ofAnEarlierPlanNoWishIsAskedAgainAndOneThatItGrantedIsRewarded() {
        city.waive("P7", city.town);
        resettle(city.someone(city.deputies).aged(50).inPostFor(8), false).decidedEarlier();
        assertThat(city.codes(principle)).isEmpty();
        resettle(longServing(), false).decidedEarlier();
        longServing();
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P7", 10, 20));
    }

    @Test
    void aRecordedWaiverLetsATownshipOff() {
        assertThat(hard()).hasSize(1);
        city.waive("P7", city.town);
        assertThat(hard()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1976-06-01, 2018-06-01, 0", // fifty, and eight years in post, on the day
        "1976-06-02, 2018-06-01, 1", // fifty a day later
        "1976-06-01, 2018-06-02, 1" // eight years a day later
    })
    void theLongServingAreCountedOnTheDayOfEffect(LocalDate birthDate, LocalDate postSince, int found) {
        resettle(longServing(), false);
        resettle(longServing().born(birthDate).inPostSince(postSince), false);
        assertThat(hard()).hasSize(found);
    }

    @Test
    void whoLedNoTownshipOrMovesOtherwiseIsNotResettled() {
        resettle(longServing(), false);
        resettle(city.someone(city.staff).aged(50).inPostFor(8).wishingResettlement(), false);
        longServing().rotatedTo(city.head);
        assertThat(hard()).hasSize(1);
    }

    @Test
    void whoIsResettledWishesItOrTheNeedOfWorkIsOnRecord() {
        city.waive("P7", city.town);
        resettle(city.someone(city.deputies).aged(50).inPostFor(8), false);
        assertThat(city.codes(principle)).containsExactly("resettled-without-wish");
        assertThat(city.of(principle).gatesMet()).isTrue();
        city.moves.clear();
        resettle(city.someone(city.deputies).aged(50).inPostFor(8), true);
        resettle(longServing(), false);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void aWishThatIsGrantedIsRewarded() {
        resettle(longServing(), false);
        longServing();
        city.someone(city.deputies).aged(50).inPostFor(8);
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P7", 10, 20));
    }
}
