/** How many complaints come in, as the climate board may show it. */
@NullMarked
package dev.qingfeng.complaint.figures;

import org.jspecify.annotations.NullMarked;
