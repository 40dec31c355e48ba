/** Problem details (RFC 9457) for every refusal, in the caller's language. */
@NullMarked
package dev.qingfeng.platform.problem;

import org.jspecify.annotations.NullMarked;
