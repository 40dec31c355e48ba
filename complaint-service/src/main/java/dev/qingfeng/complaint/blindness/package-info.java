/** Who may not learn that a case exists. */
@NullMarked
package dev.qingfeng.complaint.blindness;

import org.jspecify.annotations.NullMarked;
