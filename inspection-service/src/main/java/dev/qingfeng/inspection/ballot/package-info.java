/** Rounds of secret ballots 分輪投票, from their draft to their counts. See ADR 0013 for what is secret and why. */
@NullMarked
package dev.qingfeng.inspection.ballot;

import org.jspecify.annotations.NullMarked;
