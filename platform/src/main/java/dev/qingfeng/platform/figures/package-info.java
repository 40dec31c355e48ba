/** Figures about people, and which of them may be told. */
@NullMarked
package dev.qingfeng.platform.figures;

import org.jspecify.annotations.NullMarked;
