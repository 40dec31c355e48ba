/** Real parts, tokens, assertions and rules for the tests of every service. */
@NullMarked
package dev.qingfeng.platform.testing;

import org.jspecify.annotations.NullMarked;
