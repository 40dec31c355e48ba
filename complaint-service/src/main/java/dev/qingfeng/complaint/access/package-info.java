/** The one way from what belongs to a case to the case itself. */
@NullMarked
package dev.qingfeng.complaint.access;

import org.jspecify.annotations.NullMarked;
