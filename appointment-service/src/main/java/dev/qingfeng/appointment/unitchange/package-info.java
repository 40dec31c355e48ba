/** Units that are renamed, moved and merged (撤鄉並鎮) on a day. */
@NullMarked
package dev.qingfeng.appointment.unitchange;

import org.jspecify.annotations.NullMarked;
