package dev.qingfeng.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OccurrenceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Five past midnight of the 16th in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-06-15T16:05:00Z");

    @Test
    void isInTimeOnTheDayItHappened() {
        Occurrence occurrence = Occurrence.recorded(NOW.minusSeconds(240), NOW, "不需要", ZONE);
        assertThat(occurrence.isLate()).isFalse();
        assertThat(occurrence.lateReason()).isNull();
    }

    @Test
    void isLateOnTheNextDayOfShanghaiAndThenSaysWhy() {
        Instant yesterday = NOW.minusSeconds(600);
        assertThat(Occurrence.recorded(yesterday, NOW, "斷網", ZONE).isLate()).isTrue();
        for (String none : new String[] {null, " "}) {
            assertThatThrownBy(() -> Occurrence.recorded(yesterday, NOW, none, ZONE))
                    .hasMessage("late-reason-missing");
        }
    }

    @Test
    void hasHappened() {
        assertThat(Occurrence.recorded(NOW, NOW, null, ZONE).occurredAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> Occurrence.recorded(NOW.plusMillis(1), NOW, null, ZONE))
                .hasMessage("in-the-future");
    }
}
