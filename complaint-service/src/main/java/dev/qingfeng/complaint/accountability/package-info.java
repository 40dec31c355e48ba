/** What follows from a substantiated case 問責, and whose pledge it broke. */
@NullMarked
package dev.qingfeng.complaint.accountability;

import org.jspecify.annotations.NullMarked;
