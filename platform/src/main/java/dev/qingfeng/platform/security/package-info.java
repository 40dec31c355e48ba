/** Who is calling and which part of the unit tree they may see. */
@NullMarked
package dev.qingfeng.platform.security;

import org.jspecify.annotations.NullMarked;
