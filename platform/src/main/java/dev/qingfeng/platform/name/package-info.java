/** People found by their names, however these were written down and are typed. */
@NullMarked
package dev.qingfeng.platform.name;

import org.jspecify.annotations.NullMarked;
