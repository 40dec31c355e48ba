/** Whether a contract still keeps what its last release promised. */
@NullMarked
package dev.qingfeng.platform.testing.compatibility;

import org.jspecify.annotations.NullMarked;
