/** Replicas of other services' state: one row per key, which only moves forward. */
@NullMarked
package dev.qingfeng.platform.replica;

import org.jspecify.annotations.NullMarked;
