package dev.qingfeng.complaint.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasuresOfACaseTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");

    private final Complaint complaint =
            new Complaint(ReportingChannel.WEB_COLUMN, ComplaintCategory.LEAK, null, null, DAY, "hash");

    @BeforeEach
    void twoMeasuresAreImposed() {
        complaint.answerFor(DAY.plusDays(2));
        complaint.answerFor(DAY);
    }

    @Test
    void theFirstDayCountsInWhicheverOrderTheyAreImposed() {
        assertThat(complaint.measureDueOn()).isEqualTo(DAY);
        assertThat(complaint.isMeasureOverdue(DAY)).isFalse();
        assertThat(complaint.isMeasureOverdue(DAY.plusDays(1))).isTrue();
    }

    @Test
    void aDayThatHasPassedIsToldOnceAndTheNextAgain() {
        assertThat(complaint.tellMeasureOverdue(DAY)).isFalse();
        assertThat(complaint.tellMeasureOverdue(DAY.plusDays(1))).isTrue();
        assertThat(complaint.tellMeasureOverdue(DAY.plusDays(5))).isFalse();
        complaint.answered(DAY.plusDays(2));
        assertThat(complaint.tellMeasureOverdue(DAY.plusDays(5))).isTrue();
    }

    @Test
    void nothingIsDueOnceAllHaveTheirResultsOrTheCaseBeginsAnew() {
        complaint.beginAnew();
        assertThat(complaint.measureDueOn()).isNull();
        complaint.answerFor(DAY);
        complaint.answered(null);
        assertThat(complaint.isMeasureOverdue(DAY.plusYears(1))).isFalse();
        assertThat(complaint.tellMeasureOverdue(DAY.plusYears(1))).isFalse();
    }
}
