/** The files that show how steps were carried out and where notices hang: encrypted, known by their hash. */
@NullMarked
package dev.qingfeng.inspection.evidence;

import org.jspecify.annotations.NullMarked;
