/** Events arrive once, and state only moves forward. */
@NullMarked
package dev.qingfeng.platform.inbox;

import org.jspecify.annotations.NullMarked;
