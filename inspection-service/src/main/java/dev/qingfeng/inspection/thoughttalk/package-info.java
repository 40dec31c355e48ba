/** Talks with those who lead townships: thought talks 談心談話 and summoned talks 約談. They are no interviews. */
@NullMarked
package dev.qingfeng.inspection.thoughttalk;

import org.jspecify.annotations.NullMarked;
