package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither the day of the decision nor the day of effect is one of notice. */
class PublicNoticeTest {

    private static final WorkingDays CALENDAR = WorkingDays.of(Map.of(
            LocalDate.of(2026, 10, 1), false, LocalDate.of(2026, 10, 2), false, LocalDate.of(2026, 10, 10), true));

    @ParameterizedTest
    @CsvSource({
        "2026-06-01, 5, 2026-06-09",
        "2026-06-05, 5, 2026-06-13",
        "2026-06-06, 5, 2026-06-13",
        "2026-09-30, 5, 2026-10-10",
        "2026-10-05, 5, 2026-10-11",
        "2026-06-01, 1, 2026-06-03",
        "2026-06-01, 0, 2026-06-01"
    })
    void theEarliestDayIsTheOneAfterTheLastOfNotice(LocalDate decidedOn, int days, LocalDate earliest) {
        assertThat(PublicNotice.earliestEffect(decidedOn, days, CALENDAR)).isEqualTo(earliest);
    }
}
