/** The state that this service told, told again: when a topic was lost, and when the database came back from a backup. */
@NullMarked
package dev.qingfeng.platform.replay;

import org.jspecify.annotations.NullMarked;
