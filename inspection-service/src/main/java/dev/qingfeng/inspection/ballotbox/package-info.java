/** Ballots under lock: sealed one by one, opened by any two of three holders together, listed by what tells nothing of them. */
@NullMarked
package dev.qingfeng.inspection.ballotbox;

import org.jspecify.annotations.NullMarked;
