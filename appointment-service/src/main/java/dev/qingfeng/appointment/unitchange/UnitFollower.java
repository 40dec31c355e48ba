package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.platform.problem.Unmet;
import java.time.LocalDate;
import java.util.List;

/** What a feature demands and does when a unit ends; every bean of this type is asked, in the transaction of the merger. */
public interface UnitFollower {

    /** Keeps others away from what it will look at and change; before any row is locked, so that nobody waits in a circle. */
    default void begin() {}

    /** What must be settled before the unit may end on that day; empty if nothing is. */
    List<Unmet> missing(Unit ending, LocalDate on);

    /** Hands over what the unit had; nothing is missing. */
    default void handOver(Unit ended, Unit successor, LocalDate on) {}
}
