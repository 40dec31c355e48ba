/** Events leave through a table, in the transaction of the change they tell of. */
@NullMarked
package dev.qingfeng.platform.outbox;

import org.jspecify.annotations.NullMarked;
