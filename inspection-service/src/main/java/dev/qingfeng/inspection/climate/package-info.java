/** The climate of the transition 換屆風氣: the four surveys 四項調查 on one board, frozen by months. */
@NullMarked
package dev.qingfeng.inspection.climate;

import org.jspecify.annotations.NullMarked;
