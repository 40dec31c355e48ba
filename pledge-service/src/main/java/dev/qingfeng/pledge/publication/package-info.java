/** Publications: the pages of the city daily on which the secretaries' pledges are printed, and whether all are. */
@NullMarked
package dev.qingfeng.pledge.publication;

import org.jspecify.annotations.NullMarked;
