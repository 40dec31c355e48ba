package dev.qingfeng.complaint.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoundBreachTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final FoundBreach breach = new FoundBreach(UUID.randomUUID(), UUID.randomUUID(), DAY);

    @Test
    void itIsAnnouncedOnce() {
        breach.announce(DAY.plusDays(1));
        breach.announce(DAY.plusDays(2));
        assertThat(breach.announcedOn()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void itFallsOnceHoweverOftenItsCaseIsTakenUpAgain() {
        breach.fall(DAY.plusDays(1));
        breach.fall(DAY.plusDays(2));
        assertThat(breach.fallenOn()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void whatStandsIsNotFoundOnALaterDay() {
        breach.findAnew(DAY.plusDays(3));
        assertThat(breach.untold(DAY)).isEmpty();
        assertThat(breach.untold(DAY.plusDays(1))).isPresent();
    }

    @Test
    void whatIsFoundAnewIsToldOnALaterDay() {
        breach.fall(DAY.plusDays(1));
        breach.findAnew(DAY.plusDays(3));
        assertThat(breach.untold(DAY.plusDays(3))).isEmpty();
        assertThat(breach.untold(DAY.plusDays(4))).isPresent();
    }

    @Test
    void whatFellBeforeItWasToldIsNotTold() {
        breach.fall(DAY.plusDays(1));
        assertThat(breach.untold(DAY.plusDays(9))).isEmpty();
    }
}
