/** Erasing what is confidential of a case that has ended, by two people. */
@NullMarked
package dev.qingfeng.complaint.erasure;

import org.jspecify.annotations.NullMarked;
