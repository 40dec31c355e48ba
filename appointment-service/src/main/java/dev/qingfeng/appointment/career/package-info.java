/** Careers 簡歷: where cadres studied and worked, also before the registry began. */
@NullMarked
package dev.qingfeng.appointment.career;

import org.jspecify.annotations.NullMarked;
