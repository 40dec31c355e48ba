/** The pages on which people report and follow up, without script. */
@NullMarked
package dev.qingfeng.complaint.reportpage;

import org.jspecify.annotations.NullMarked;
