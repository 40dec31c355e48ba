/** The appointment form 任免審批表 of a cadre whom a plan moves, to be printed, completed and stamped. */
@NullMarked
package dev.qingfeng.appointment.form;

import org.jspecify.annotations.NullMarked;
