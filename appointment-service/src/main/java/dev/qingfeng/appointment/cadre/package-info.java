/** Cadres: who they are, where they serve. */
@NullMarked
package dev.qingfeng.appointment.cadre;

import org.jspecify.annotations.NullMarked;
