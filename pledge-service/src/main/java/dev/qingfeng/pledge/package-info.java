/** Pledge texts, campaigns and signatures. */
@NullMarked
package dev.qingfeng.pledge;

import org.jspecify.annotations.NullMarked;
