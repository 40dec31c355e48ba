package dev.qingfeng.inspection.evaluation;

import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What another feature asks for before a grade: each bean of this type is asked when one is given. */
public interface GradingCondition {

    /**
     * What is missing for the grade; empty if nothing is.
     *
     * @param cadreId null for the leadership team
     */
    List<Unmet> missing(UnitInspection inspection, @Nullable UUID cadreId);
}
