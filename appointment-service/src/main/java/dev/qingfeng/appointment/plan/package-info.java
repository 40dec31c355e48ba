/** Plans of moves, and how they stand to the principles. */
@NullMarked
package dev.qingfeng.appointment.plan;

import org.jspecify.annotations.NullMarked;
