/** Cadres who turn out to be one person: found by a rule, and merged by a clerk. */
@NullMarked
package dev.qingfeng.appointment.duplicate;

import org.jspecify.annotations.NullMarked;
