/** A service small enough to show each of the platform's promises. */
@NullMarked
package dev.qingfeng.notes;

import org.jspecify.annotations.NullMarked;
