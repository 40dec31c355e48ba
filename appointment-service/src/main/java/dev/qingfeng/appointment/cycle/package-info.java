/** Transition cycles and their phases. */
@NullMarked
package dev.qingfeng.appointment.cycle;

import org.jspecify.annotations.NullMarked;
