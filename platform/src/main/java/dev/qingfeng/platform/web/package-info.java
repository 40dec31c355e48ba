/** What every REST resource shares: pages, entity tags, idempotency keys, the caller's language. */
@NullMarked
package dev.qingfeng.platform.web;

import org.jspecify.annotations.NullMarked;
