/** Working days and deadlines counted in them. */
@NullMarked
package dev.qingfeng.platform.workingday;

import org.jspecify.annotations.NullMarked;
