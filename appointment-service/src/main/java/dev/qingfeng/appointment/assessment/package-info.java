/** Annual assessments 年度考核: what a cadre was found to be in a year. */
@NullMarked
package dev.qingfeng.appointment.assessment;

import org.jspecify.annotations.NullMarked;
