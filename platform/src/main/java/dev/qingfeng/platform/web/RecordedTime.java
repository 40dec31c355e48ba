package dev.qingfeng.platform.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time as it may be written down: exact, and on an {@link Anonymous} route the day only, since the moment of a request is
 * found again in the logs of any network that it passed.
 */
@Singleton
public class RecordedTime {

    private final Clock clock;

    RecordedTime(Clock clock) {
        this.clock = clock;
    }

    /** Now, or the beginning of today. */
    public Instant now() {
        return AnonymousRoutes.isUnderWay() ? today() : clock.instant();
    }

    /** The beginning of today, for what tells of many things that may not be known more exactly. */
    public Instant today() {
        return beginningOf(LocalDate.now(clock));
    }

    /** Now, or the end of today: what is kept for a while from then on is kept for that long at least. */
    Instant roundedUp() {
        return AnonymousRoutes.isUnderWay()
                ? beginningOf(LocalDate.now(clock).plus(1, ChronoUnit.DAYS))
                : clock.instant();
    }

    private Instant beginningOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
