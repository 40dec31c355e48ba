/** Adds up the released files of a round of ballots anew. What the service got wrong is not repeated here: no code is shared. */
@NullMarked
package dev.qingfeng.recount;

import org.jspecify.annotations.NullMarked;
