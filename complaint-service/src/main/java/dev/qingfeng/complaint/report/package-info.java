/** Anonymous reports: how they come in, and what their receipts tell. */
@NullMarked
package dev.qingfeng.complaint.report;

import org.jspecify.annotations.NullMarked;
