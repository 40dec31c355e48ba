/** Inspection teams, the ten-step inspection of each unit, and the grades that come of it. */
@NullMarked
package dev.qingfeng.inspection;

import org.jspecify.annotations.NullMarked;
