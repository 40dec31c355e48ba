/** Pledges on paper: certificates of those that are signed, forms for those that are due. */
@NullMarked
package dev.qingfeng.pledge.document;

import org.jspecify.annotations.NullMarked;
