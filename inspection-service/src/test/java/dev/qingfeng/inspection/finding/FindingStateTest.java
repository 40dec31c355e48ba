package dev.qingfeng.inspection.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding is followed up before it is settled or without ground, and then stays so. */
class FindingStateTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, IN_FOLLOW_UP",
        "IN_FOLLOW_UP, IN_FOLLOW_UP|SETTLED|UNFOUNDED",
        "SETTLED, ''",
        "UNFOUNDED, ''",
    })
    void fromEachStateItComesToTheNext(FindingState state, String next) {
        assertThat(Arrays.stream(FindingState.values()).filter(state::canBecome).map(Enum::name))
                .containsExactly(Arrays.stream(next.split("\\|"))
                        .filter(name -> !name.isEmpty())
                        .toArray(String[]::new));
        assertThat(state.isFinal()).isEqualTo(next.isEmpty());
    }
}
