/** What codes are called. */
@NullMarked
package dev.qingfeng.complaint.vocabulary;

import org.jspecify.annotations.NullMarked;
