/** Turns that are taken where no row is there to be locked. */
@NullMarked
package dev.qingfeng.platform.lock;

import org.jspecify.annotations.NullMarked;
