/** How the leadership teams of a city's townships are made up before and after a plan: figures, charts and a workbook. */
@NullMarked
package dev.qingfeng.appointment.structure;

import org.jspecify.annotations.NullMarked;
