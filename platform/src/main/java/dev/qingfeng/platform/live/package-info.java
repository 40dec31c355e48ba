/** Boards that are watched while they change, over Server-Sent Events. */
@NullMarked
package dev.qingfeng.platform.live;

import org.jspecify.annotations.NullMarked;
