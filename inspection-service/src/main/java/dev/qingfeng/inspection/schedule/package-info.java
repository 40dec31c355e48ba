/** The timetable of a cycle: when each unit is to be inspected, by whom, and what does not fit. */
@NullMarked
package dev.qingfeng.inspection.schedule;

import org.jspecify.annotations.NullMarked;
