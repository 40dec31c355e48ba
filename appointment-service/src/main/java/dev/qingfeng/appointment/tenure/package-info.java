/** Tenures: who has held which post from when until when. */
@NullMarked
package dev.qingfeng.appointment.tenure;

import org.jspecify.annotations.NullMarked;
