/** What is asked in ballots: forms as data in editions, what a voter fills in, and how what was filled in is counted. */
@NullMarked
package dev.qingfeng.inspection.ballotform;

import org.jspecify.annotations.NullMarked;
