/** Files of a report: how they come in without their metadata, and who is shown them. */
@NullMarked
package dev.qingfeng.complaint.attachment;

import org.jspecify.annotations.NullMarked;
