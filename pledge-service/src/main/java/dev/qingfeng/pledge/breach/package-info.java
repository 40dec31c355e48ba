/** Pledges that were broken: for the discipline organ alone until that is announced. */
@NullMarked
package dev.qingfeng.pledge.breach;

import org.jspecify.annotations.NullMarked;
