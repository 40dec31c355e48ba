package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import java.util.UUID;

/**
 * Somebody on the leadership team of a township.
 *
 * @param age in whole years, on the day of effect
 * @param yearsInPost whole years in the post held, on that day
 * @param isNew whether they come into the post by the plan or by what was decided before
 */
record Member(
        UUID cadreId,
        UUID unitId,
        UUID postId,
        Rank rank,
        int age,
        Sex sex,
        Education education,
        Source source,
        int yearsInPost,
        boolean isNew) {

    Placement placement() {
        return new Placement(unitId, postId, rank);
    }
}
