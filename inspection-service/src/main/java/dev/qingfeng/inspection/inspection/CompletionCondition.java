package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.List;

/** What another feature asks for before a step is complete: each bean of this type is asked when one is completed or recorded whole. */
public interface CompletionCondition {

    /** What is missing for the step to end then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Step step, Instant endedAt);
}
