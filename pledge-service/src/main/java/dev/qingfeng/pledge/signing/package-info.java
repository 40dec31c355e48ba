/** Pledges and their signatures. */
@NullMarked
package dev.qingfeng.pledge.signing;

import org.jspecify.annotations.NullMarked;
