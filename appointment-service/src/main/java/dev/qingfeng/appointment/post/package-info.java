/** Posts and their quotas. */
@NullMarked
package dev.qingfeng.appointment.post;

import org.jspecify.annotations.NullMarked;
