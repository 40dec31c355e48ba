package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the findings and rewards of all principles come to. */
class VerdictTest {

    private static Finding finding(String principle, String code, PrincipleKind kind, int subject) {
        return new Finding(
                principle, code, kind, List.of(new Subject(Subject.Type.UNIT, new UUID(0, subject))), List.of());
    }

    @Test
    void theFindingsOfAPrincipleComeByTheirCodesAndThenByWhatTheyAreAbout() {
        Finding first = finding("P4", "experienced-too-few", PrincipleKind.SOFT, 2);
        Finding second = finding("P4", "main-body-missing", PrincipleKind.SOFT, 1);
        Finding third = finding("P4", "main-body-missing", PrincipleKind.SOFT, 3);
        assertThat(Verdict.of(Stream.of(third, first, second)).findings()).containsExactly(first, second, third);
    }

    @Test
    void eachKindOfFindingIsToldApartAndAHardOneStandsAgainstThePlan() {
        Finding hard = finding("P2", "quota-exceeded", PrincipleKind.HARD, 1);
        Finding soft = finding("P4", "main-body-missing", PrincipleKind.SOFT, 1);
        Finding reported = finding("P8", "ranks-settled", PrincipleKind.REPORTED, 1);
        Verdict all = Verdict.all(
                List.of(Verdict.of(Stream.of(hard)), Verdict.of(Stream.of(soft)), Verdict.of(Stream.of(reported))));
        assertThat(all.findings()).containsExactly(hard, soft, reported);
        assertThat(all.hard()).containsExactly(hard);
        assertThat(all.soft()).containsExactly(soft);
        assertThat(all.gatesMet()).isFalse();
        assertThat(Verdict.of(Stream.of(soft, reported)).gatesMet()).isTrue();
    }

    @Test
    void theScoreIsTheSumOfWhatIsEarnedAndTheMaximumOfWhatCouldBe() {
        Verdict all = Verdict.all(List.of(
                Verdict.of(Stream.empty(), Reward.of("P1", 2, 3, 10)),
                Verdict.of(Stream.empty(), Reward.of("P4", 1, 4, 5)),
                Verdict.of(Stream.empty(), Reward.of("P5", 0, 0, 5))));
        assertThat(all.score()).isEqualTo(25);
        assertThat(all.maximum()).isEqualTo(50);
        assertThat(all.rewards()).extracting(Reward::principle).containsExactly("P1", "P4");
    }

    @Test
    void whatIsNoCodeOfAPrincipleIsNone() {
        assertThat(PrincipleCode.of("P10").code()).isEqualTo("P10");
        Stream.of("P0", "P", "p1", "P1000", "Q1")
                .forEach(code -> assertThatIllegalArgumentException().isThrownBy(() -> PrincipleCode.of(code)));
    }
}
