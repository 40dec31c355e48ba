/** Meetings at which steps of an inspection are carried out, and who is there, by class. */
@NullMarked
package dev.qingfeng.inspection.meeting;

import org.jspecify.annotations.NullMarked;
