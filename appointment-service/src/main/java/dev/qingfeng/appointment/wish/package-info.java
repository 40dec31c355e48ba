/** Wishes of cadres 個人意願: to be resettled or seconded. */
@NullMarked
package dev.qingfeng.appointment.wish;

import org.jspecify.annotations.NullMarked;
