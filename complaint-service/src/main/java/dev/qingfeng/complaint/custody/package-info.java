/** What clerks record of letters, calls and visits, and where each letter came from. */
@NullMarked
package dev.qingfeng.complaint.custody;

import org.jspecify.annotations.NullMarked;
