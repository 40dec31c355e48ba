/** What a reporter and those who handle the case write to each other. */
@NullMarked
package dev.qingfeng.complaint.message;

import org.jspecify.annotations.NullMarked;
