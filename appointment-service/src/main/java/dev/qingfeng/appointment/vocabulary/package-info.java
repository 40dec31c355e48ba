/** What codes are called in the caller's language. */
@NullMarked
package dev.qingfeng.appointment.vocabulary;

import org.jspecify.annotations.NullMarked;
