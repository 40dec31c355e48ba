/** Interviews 個別座談 of an inspection: with whom, how many people, and in confidence what they said. */
@NullMarked
package dev.qingfeng.inspection.interview;

import org.jspecify.annotations.NullMarked;
