/** The registry, the ten principles and appointments. */
@NullMarked
package dev.qingfeng.appointment;

import org.jspecify.annotations.NullMarked;
