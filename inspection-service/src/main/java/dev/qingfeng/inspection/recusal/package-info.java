/** Recusal 迴避: from which units a member of an inspection team stands aside, and why. */
@NullMarked
package dev.qingfeng.inspection.recusal;

import org.jspecify.annotations.NullMarked;
