/** Decided moves on their way into the registry. */
@NullMarked
package dev.qingfeng.appointment.appointment;

import org.jspecify.annotations.NullMarked;
