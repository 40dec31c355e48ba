/** How many have signed, by category and unit. */
@NullMarked
package dev.qingfeng.pledge.coverage;

import org.jspecify.annotations.NullMarked;
