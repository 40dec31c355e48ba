package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.dossier.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P4 優化領導班子結構. */
class P4StructureTest {

    private final P4Structure principle = new P4Structure();
    private final SituationOfTests city = new SituationOfTests();

    @Test
    void someoneOfFortyFiveIsExperiencedAndOfTheMainBody() {
        city.someone(city.secretary).aged(45);
        assertThat(city.of(principle).findings()).isEmpty();
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P4", 20, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "44, experienced-too-few",
        "46, main-body-missing",
        "35, experienced-too-few",
    })
    void nobodyElseIsBoth(int age, String found) {
        city.someone(city.secretary).aged(age);
        assertThat(city.codes(principle)).containsExactly(found);
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P4", 10, 20));
    }

    @Test
    void whoIsThirtyFourIsNeither() {
        city.someone(city.secretary).aged(34);
        assertThat(city.codes(principle)).containsExactly("experienced-too-few", "main-body-missing");
        assertThat(city.of(principle).gatesMet()).isTrue();
    }

    @Test
    void halfOfTheTeamIsItsMainBody() {
        city.someone(city.secretary).aged(40);
        city.someone(city.head).aged(50);
        assertThat(city.codes(principle)).isEmpty();
        city.someone(city.deputies).aged(50);
        assertThat(city.of(principle).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.figures()).containsExactly(50, 1, 3, 35, 45));
    }

    @Test
    void whoIsGradedPoorIsNotTheExperienceThatATeamKeeps() {
        city.someone(city.secretary).aged(45).graded(Grade.POOR);
        assertThat(city.codes(principle)).containsExactly("experienced-too-few");
    }

    @Test
    void theTeamIsThatAfterThePlanAndNoStaffBelongToIt() {
        city.someone(city.secretary).aged(50).removed();
        city.someone(city.staff).aged(45);
        assertThat(city.of(principle)).as("nobody is left").isEqualTo(Verdict.NOTHING);
        city.someone(city.deputies).aged(40).promotedTo(city.secretary);
        assertThat(city.codes(principle)).containsExactly("experienced-too-few");
    }
}
