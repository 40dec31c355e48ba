package dev.qingfeng.pledge.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A unit in which somebody was while their pledge was unsigned.
 *
 * @param until when they left it
 * @param visible whether the caller sees it
 */
record FormerUnit(UUID unitId, Instant until, boolean visible) {

    /**
     * Where they were at the end of a day; empty if they have been where they are since then.
     *
     * @param units of one pledge, in the order in which they were left
     */
    static Optional<FormerUnit> on(LocalDate day, List<FormerUnit> units, ZoneId zone) {
        return units.stream()
                .filter(unit -> day.isBefore(LocalDate.ofInstant(unit.until, zone)))
                .findFirst();
    }
}
