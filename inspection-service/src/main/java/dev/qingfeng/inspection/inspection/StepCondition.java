package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.List;

/** What another feature asks for before a step: each bean of this type is asked when one is recorded. */
public interface StepCondition {

    /** What is missing for the step to start then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt);
}
