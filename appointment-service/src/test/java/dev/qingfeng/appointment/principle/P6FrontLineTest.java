package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** P6 重視從基層一線選拔幹部. */
class P6FrontLineTest {

    private final P6FrontLine principle = new P6FrontLine();
    private final SituationOfTests city = new SituationOfTests();

    private SituationOfTests.Someone insider() {
        return city.someone(city.staff).graded(Grade.EXCELLENT);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "2, 0"})
    void eachTownPromotesAnOutstandingInsiderIntoItsLeadershipTeam(int insiders, int found) {
        for (int i = 0; i < insiders; i++) {
            insider().promotedTo(city.deputies);
        }
        assertThat(city.of(principle).findings()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("insider-missing");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.HARD);
            assertThat(finding.figures()).containsExactly(1, 0);
            assertThat(finding.subjects()).containsExactly(new Subject(Subject.Type.UNIT, city.town));
        });
    }

    @Test
    void whomAnEarlierPlanOfTheCyclePromotedNoLaterOneNeedsTo() {
        insider().promotedTo(city.deputies).decidedEarlier();
        assertThat(city.codes(principle)).as("decided").isEmpty();
        city.decided.clear();
        city.nominated.clear();
        insider().promotedTo(city.deputies).decidedAndEffective();
        assertThat(city.codes(principle)).as("and effective").isEmpty();
    }

    @Test
    void whomThisPlanMovesOtherwiseTheEarlierOneNoLongerPromotes() {
        SituationOfTests.Someone insider = insider();
        insider.promotedTo(city.deputies).decidedEarlier().rotatedTo(city.staff);
        assertThat(city.codes(principle)).containsExactly("insider-missing");
    }

    @Test
    void whomThisPlanLeavesWhereTheEarlierOneBroughtThemIsPromotedStill() {
        SituationOfTests.Someone insider = insider();
        insider.promotedTo(city.deputies).decidedAndEffective().settled();
        assertThat(city.codes(principle)).as("rank and benefits").isEmpty();
        insider.retained(false);
        assertThat(city.codes(principle)).as("retained").isEmpty();
    }

    @Test
    void whatHasYetToTakeEffectIsTakenBackByWhoeverRetainsThem() {
        insider().promotedTo(city.deputies).decidedEarlier().retained(false);
        assertThat(city.codes(principle)).containsExactly("insider-missing");
    }

    @Test
    void whoHasLeftTheLeadershipTeamSinceIsNotInIt() {
        SituationOfTests.Someone insider = insider();
        insider.promotedTo(city.deputies).decidedAndEffective().servingIn(city.staff);
        assertThat(city.codes(principle)).containsExactly("insider-missing");
    }

    @Test
    void aRecordedWaiverLetsATownOff() {
        assertThat(city.codes(principle)).containsExactly("insider-missing");
        city.waive("P7", city.town);
        assertThat(city.codes(principle)).as("one from another principle").containsExactly("insider-missing");
        city.waive("P6", city.bureau);
        assertThat(city.codes(principle)).as("one of another unit").containsExactly("insider-missing");
        city.waive("P6", city.town);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void whoIsNotOutstandingDoesNotCount() {
        city.someone(city.staff).graded(Grade.FAIRLY_GOOD).promotedTo(city.deputies);
        assertThat(city.codes(principle)).containsExactly("insider-missing");
        city.someone(city.staff).assessedExcellent().promotedTo(city.deputies);
        assertThat(city.codes(principle))
                .as("excellent in the annual assessment")
                .isEmpty();
    }

    @Test
    void whoComesFromOutsideWasInItOrStaysOutOfItDoesNotCount() {
        UUID other = city.unit(UnitKind.CITY_DIRECT);
        city.someoneOf(other, null).graded(Grade.EXCELLENT).promotedTo(city.deputies);
        city.someone(city.deputies).graded(Grade.EXCELLENT).promotedTo(city.secretary);
        city.someone(null).graded(Grade.EXCELLENT).promotedTo(city.staff);
        insider().rotatedTo(city.deputies);
        insider().promotedTo(city.post(other, PostKind.PARTY_COMMITTEE_MEMBER, 1));
        assertThat(city.codes(principle)).containsExactly("insider-missing");
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"SUBDISTRICT", "PARK", "FARM"})
    void theKindsOfUnitThatItBindsAreSet(UnitKind kind) {
        insider().promotedTo(city.deputies);
        city.unit(kind);
        assertThat(city.codes(principle)).containsExactly("insider-missing");
        city.set(
                SituationOfTests.CATALOGUE.parameters().stream()
                        .filter(parameter -> parameter.equals(P6FrontLine.KINDS.get(kind)))
                        .findFirst()
                        .orElseThrow(),
                0);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void unitsThatAreNoTownshipsAreNotBound() {
        insider().promotedTo(city.deputies);
        city.unit(UnitKind.TOWN_DIRECT);
        assertThat(city.codes(principle)).isEqualTo(List.of());
    }
}
