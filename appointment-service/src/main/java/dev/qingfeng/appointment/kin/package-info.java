/** Kin: which cadres are related, so that nobody inspects or decides on their own. */
@NullMarked
package dev.qingfeng.appointment.kin;

import org.jspecify.annotations.NullMarked;
