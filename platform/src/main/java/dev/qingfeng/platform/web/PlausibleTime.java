package dev.qingfeng.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which dates can be meant: one far outside a life is a slip of the hand, and the farthest cannot be stored. */
public final class PlausibleTime {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    private PlausibleTime() {}

    /** Whether the year is one of 1900 to 2200. */
    public static boolean isPlausible(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    /** Whether the year, in UTC, is one of 1900 to 2200. */
    public static boolean isPlausible(Instant instant) {
        return !instant.isBefore(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant())
                && instant.isBefore(
                        LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
