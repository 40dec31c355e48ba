/** The working-day calendar of each city. */
@NullMarked
package dev.qingfeng.appointment.calendar;

import org.jspecify.annotations.NullMarked;
