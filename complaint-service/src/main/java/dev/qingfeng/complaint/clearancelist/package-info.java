/** Lists of cadres that the organisation side sends to the discipline organ, and its signed opinions on them. */
@NullMarked
package dev.qingfeng.complaint.clearancelist;

import org.jspecify.annotations.NullMarked;
