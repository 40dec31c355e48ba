package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Sex;
import java.util.UUID;

/**
 * Somebody on the leadership team of a township.
 *
 * @param age in whole years, on the day of effect
 * @param yearsInPost whole years in the post held, on that day
 */
record Member(
        UUID cadreId,
        UUID unitId,
        UUID postId,
        int age,
        Sex sex,
        Education education,
        Source source,
        int yearsInPost) {}
