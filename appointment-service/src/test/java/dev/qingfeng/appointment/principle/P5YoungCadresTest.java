package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.post.PostKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P5 加大年輕幹部使用力度. */
class P5YoungCadresTest {

    private final P5YoungCadres principle = new P5YoungCadres();
    private final SituationOfTests city = new SituationOfTests();

    private List<String> soft() {
        return city.of(principle).findings().stream()
                .filter(finding -> finding.kind() == PrincipleKind.SOFT)
                .map(Finding::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 1", "2, 4, 0", "1, 3, 1", "2, 3, 0", "3, 3, 0"})
    void halfOfTheTraineesLeadTownships(int leading, int trainees, int found) {
        for (int i = 0; i < trainees; i++) {
            city.someone(i < leading ? city.deputies : null).trainee();
        }
        assertThat(soft()).hasSize(found).allSatisfy(code -> assertThat(code).isEqualTo("trainees-too-few"));
    }

    @Test
    void howManyTraineesLeadAndAsChiefsIsReported() {
        city.someone(city.deputies).trainee().promotedTo(city.secretary);
        city.someone(city.deputies).trainee();
        city.someone(city.deputies).trainee();
        city.someone(null).trainee();
        city.someone(city.head);
        assertThat(city.of(principle).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("trainees-placed");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.REPORTED);
            assertThat(finding.figures()).containsExactly(3, 1, 4);
        });
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P5", 20, 20));
    }

    @Test
    void aLeadershipPostOutsideTheTownshipsIsNone() {
        UUID chair = city.post(city.bureau, PostKind.PARTY_SECRETARY, 1);
        city.someoneOf(city.bureau, chair).trainee();
        assertThat(soft()).containsExactly("trainees-too-few");
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P5", 0, 10));
    }

    @ParameterizedTest
    @CsvSource({"30, 1", "31, 0"})
    void additionsOfThirtyAndUnderComeFromTheIntensiveClass(int age, int found) {
        city.someone(city.staff).aged(age).promotedTo(city.deputies);
        assertThat(soft())
                .hasSize(found)
                .allSatisfy(code -> assertThat(code).isEqualTo("young-addition-from-elsewhere"));
    }

    @Test
    void aTraineeOrAReasonedExceptionIsAsItShouldBe() {
        city.someone(city.staff).aged(30).trainee().promotedTo(city.deputies);
        city.someone(city.staff).aged(30).moved(MoveKind.PROMOTION, null, city.town, city.deputies, true);
        assertThat(soft()).isEmpty();
    }

    @Test
    void whatAnEarlierPlanGaveAReasonForIsNotFoundAgain() {
        city.someone(city.staff)
                .aged(30)
                .moved(MoveKind.PROMOTION, null, city.town, city.deputies, true)
                .decidedEarlier();
        assertThat(soft()).isEmpty();
    }

    @Test
    void whoLedATownshipBeforeIsNoAddition() {
        city.someone(city.deputies).aged(30).promotedTo(city.secretary);
        city.someone(city.deputies).aged(30);
        assertThat(soft()).isEmpty();
    }
}
