package dev.qingfeng.appointment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.problem.Unmet;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final LocalDate VOTE = LocalDate.parse("2026-05-06");

    @Test
    void isAdoptedAfterTheAnalysisAndTheReport() {
        assertThat(Policy.missingGrounds(VOTE, VOTE, VOTE))
                .as("on the same day is before the vote")
                .isEmpty();
        assertThat(Policy.missingGrounds(VOTE.plusDays(1), VOTE, VOTE))
                .extracting(Unmet::condition)
                .containsExactly("structure-not-analysed");
        assertThat(Policy.missingGrounds(VOTE, VOTE.plusDays(1), VOTE))
                .extracting(Unmet::condition)
                .containsExactly("report-not-heard");
        assertThat(Policy.missingGrounds(null, null, VOTE))
                .extracting(Unmet::condition)
                .containsExactly("structure-not-analysed", "report-not-heard");
    }
}
