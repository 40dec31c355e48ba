/** Complaints through four channels, and clearance. */
@NullMarked
package dev.qingfeng.complaint;

import org.jspecify.annotations.NullMarked;
