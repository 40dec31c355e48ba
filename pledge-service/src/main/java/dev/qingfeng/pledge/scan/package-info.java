/** Scans of what was signed on paper: kept encrypted, corrected by another, and shown to few. */
@NullMarked
package dev.qingfeng.pledge.scan;

import org.jspecify.annotations.NullMarked;
