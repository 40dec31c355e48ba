/** The board of all inspections of a cycle: each unit with each of its ten steps, and what keeps them from starting. */
@NullMarked
package dev.qingfeng.inspection.board;

import org.jspecify.annotations.NullMarked;
