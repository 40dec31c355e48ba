/** On which days it is told that something is due by a deadline: some working days before it, and once it has passed. */
@NullMarked
package dev.qingfeng.platform.reminder;

import org.jspecify.annotations.NullMarked;
