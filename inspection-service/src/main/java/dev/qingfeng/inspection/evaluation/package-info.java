/** What inspections found: a grade with reasons for each leadership team and member. */
@NullMarked
package dev.qingfeng.inspection.evaluation;

import org.jspecify.annotations.NullMarked;
