/** What is done with a case, from its screening to its end. */
@NullMarked
package dev.qingfeng.complaint.casework;

import org.jspecify.annotations.NullMarked;
