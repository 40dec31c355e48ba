package dev.qingfeng.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was recorded on a later day than it happened on is taken with a reason, and flagged. */
class LateEntryTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Occurrence recorded(Instant occurredAt, @Nullable String lateReason, Instant now) {
        return Occurrence.recorded(occurredAt, lateReason, Clock.fixed(now, SHANGHAI));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-11T15:59:59.999Z, 2026-06-11T16:00:00Z, midnight in Shanghai lies between",
        "2026-06-10T23:00:00Z, 2026-06-12T00:00:00Z, two days",
        "2024-02-28T15:00:00Z, 2024-02-28T16:00:00Z, into the leap day",
        "2025-12-31T15:59:59Z, 2025-12-31T16:00:00Z, into the new year",
    })
    void onALaterDayItNeedsAReason(Instant occurredAt, Instant now, String why) {
        assertThatThrownBy(() -> recorded(occurredAt, null, now)).as(why).hasMessage("late-reason-missing");
        assertThatThrownBy(() -> recorded(occurredAt, "  ", now)).hasMessage("late-reason-missing");
        Occurrence late = recorded(occurredAt, "no network", now);
        assertThat(late.isLate()).isTrue();
        assertThat(late).isEqualTo(new Occurrence(occurredAt, now, "no network"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-11T16:00:00Z, 2026-06-12T15:59:59.999Z",
        "2026-06-11T23:59:59Z, 2026-06-12T00:00:00Z",
        "2026-06-12T00:00:00Z, 2026-06-12T00:00:00Z",
    })
    void onTheSameDayInShanghaiItNeedsNone(Instant occurredAt, Instant now) {
        assertThat(recorded(occurredAt, null, now).isLate()).isFalse();
        assertThat(recorded(occurredAt, "a reason nobody needs", now).lateReason())
                .isNull();
    }

    @Test
    void whatHasNotHappenedIsNotRecorded() {
        Instant now = Instant.parse("2026-06-12T00:00:00Z");
        assertThatThrownBy(() -> recorded(now.plusNanos(1000), "early", now)).hasMessage("in-the-future");
    }
}
