/** A row for each change: who, what, when, keyed digests before and after. */
@NullMarked
package dev.qingfeng.platform.audit;

import org.jspecify.annotations.NullMarked;
