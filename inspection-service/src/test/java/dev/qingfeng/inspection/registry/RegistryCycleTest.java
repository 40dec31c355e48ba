package dev.qingfeng.inspection.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.problem.Unmet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phase that is not the right one is a condition that does not hold, and says on which side of it the cycle is. */
class RegistryCycleTest {

    @ParameterizedTest
    @CsvSource({
        "MOBILISATION, phase-not-reached",
        "POLICY_ADOPTION, phase-passed",
        "DECISION, phase-passed",
        "ARCHIVED, phase-passed"
    })
    void whatBelongsToInspectionHasItsPhase(Phase phase, String condition) {
        List<Unmet> unmet = new RegistryCycle(UUID.randomUUID(), phase).unlessIn(Phase.INSPECTION);
        assertThat(unmet).extracting(Unmet::condition).containsExactly(condition);
        assertThat(unmet).extracting(Unmet::rule).containsExactly("The cycle");
        assertThat(unmet).extracting(Unmet::subject).containsExactly("INSPECTION");
    }

    @ParameterizedTest
    @CsvSource({"MOBILISATION, 0", "INSPECTION, 0", "POLICY_ADOPTION, 1", "DECISION, 1", "ARCHIVED, 1"})
    void whatIsPreparedBeforehandHasTwo(Phase phase, int missing) {
        assertThat(new RegistryCycle(UUID.randomUUID(), phase).unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .hasSize(missing);
    }
}
