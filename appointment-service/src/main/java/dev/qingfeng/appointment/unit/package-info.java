/** The tree of units. */
@NullMarked
package dev.qingfeng.appointment.unit;

import org.jspecify.annotations.NullMarked;
