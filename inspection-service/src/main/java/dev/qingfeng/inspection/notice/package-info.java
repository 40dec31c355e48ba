/** The text of an inspection's notice, to read and to print. */
@NullMarked
package dev.qingfeng.inspection.notice;

import org.jspecify.annotations.NullMarked;
