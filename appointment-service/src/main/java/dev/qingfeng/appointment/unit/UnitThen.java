package dev.qingfeng.appointment.unit;

import org.jspecify.annotations.Nullable;

/**
 * A unit as it was on some day.
 *
 * @param former what it was then; null if that is what it is now
 */
record UnitThen(Unit unit, @Nullable FormerUnit former) {}
