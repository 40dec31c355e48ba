/** Whose pledges are still due, told before and after the deadline. */
@NullMarked
package dev.qingfeng.pledge.reminder;

import org.jspecify.annotations.NullMarked;
