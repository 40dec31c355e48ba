package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two full calendar days in Shanghai lie between the day a notice is posted on and the day fieldwork begins on. */
class NoticePeriodTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final NoticePeriod twoDays = new NoticePeriod(2, SHANGHAI);

    @ParameterizedTest(name = "{2}: posted {0}, fieldwork from {1}")
    @CsvSource({
        "2026-06-01T00:00:00, 2026-06-04, at the first moment of a day",
        "2026-06-01T12:00:00, 2026-06-04, at noon",
        "2026-06-01T23:59:59.999999999, 2026-06-04, at the last moment of a day",
        "2026-06-02T00:00:00, 2026-06-05, at midnight a new day begins",
        "2026-06-29T09:00:00, 2026-07-02, over the end of a month",
        "2026-06-30T09:00:00, 2026-07-03, on the last of a month",
        "2025-12-30T23:30:00, 2026-01-02, over the end of a year",
        "2025-12-31T09:00:00, 2026-01-03, on the last of a year",
        "2024-02-27T09:00:00, 2024-03-01, over a leap day",
        "2024-02-28T09:00:00, 2024-03-02, on the eve of a leap day",
        "2024-02-29T09:00:00, 2024-03-03, on a leap day",
        "2026-02-26T09:00:00, 2026-03-01, over a February without one",
        "2000-02-27T09:00:00, 2000-03-01, a century that has one",
        "2100-02-26T09:00:00, 2100-03-01, a century that has none",
    })
    void fieldworkBeginsOnTheThirdDayAfterPosting(LocalDateTime posted, LocalDate earliest, String when) {
        Instant postedAt = posted.atZone(SHANGHAI).toInstant();
        assertThat(twoDays.earliestBegin(postedAt)).as(when).isEqualTo(earliest);
        assertThatCode(() -> twoDays.require(postedAt, earliest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> twoDays.require(postedAt, earliest.minusDays(1)))
                .hasMessage("notice-too-late");
    }

    @Test
    void aDayIsADayInShanghaiWhereverTheServerStands() {
        assertThat(twoDays.earliestBegin(Instant.parse("2026-06-01T15:59:59Z"))).isEqualTo("2026-06-04");
        assertThat(twoDays.earliestBegin(Instant.parse("2026-06-01T16:00:00Z"))).isEqualTo("2026-06-05");
    }

    /** Whatever the moment and the number of days: so many whole days fit in between, and not one less. */
    @ParameterizedTest
    @MethodSource("anyMoments")
    void soManyWholeDaysLieInBetween(Instant postedAt, int days) {
        LocalDate earliest = new NoticePeriod(days, SHANGHAI).earliestBegin(postedAt);
        Instant begins = earliest.atStartOfDay(SHANGHAI).toInstant();
        long wholeDays = ChronoUnit.DAYS.between(postedAt.atZone(SHANGHAI).toLocalDate(), earliest) - 1;
        assertThat(wholeDays).isEqualTo(days);
        assertThat(ChronoUnit.SECONDS.between(postedAt, begins)).isGreaterThan(days * 86_400L - 3_600);
        assertThat(new NoticePeriod(days, SHANGHAI).isOver(earliest, begins)).isTrue();
        assertThat(new NoticePeriod(days, SHANGHAI).isOver(earliest, begins.minusMillis(1)))
                .isFalse();
    }

    static Stream<Arguments> anyMoments() {
        Random random = new Random(20);
        return random.longs(200, 0, 4_102_444_800L)
                .mapToObj(second -> Arguments.of(Instant.ofEpochSecond(second), random.nextInt(10)));
    }

    @Test
    void anotherNumberOfDaysIsASetting() {
        Instant postedAt = Instant.parse("2026-06-01T04:00:00Z");
        assertThat(new NoticePeriod(0, SHANGHAI).earliestBegin(postedAt)).isEqualTo("2026-06-02");
        assertThat(new NoticePeriod(5, SHANGHAI).earliestBegin(postedAt)).isEqualTo("2026-06-07");
    }
}
