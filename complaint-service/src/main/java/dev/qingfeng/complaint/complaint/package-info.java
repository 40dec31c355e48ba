/** Complaints 舉報, as those who handle them see them. */
@NullMarked
package dev.qingfeng.complaint.complaint;

import org.jspecify.annotations.NullMarked;
