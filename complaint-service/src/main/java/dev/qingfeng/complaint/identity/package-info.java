/** Who a reporter is, sealed apart from the case, and how two people together open it. */
@NullMarked
package dev.qingfeng.complaint.identity;

import org.jspecify.annotations.NullMarked;
