/** Mobilisation: publicity and discipline education. */
@NullMarked
package dev.qingfeng.pledge.education;

import org.jspecify.annotations.NullMarked;
