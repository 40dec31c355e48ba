package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.List;

/** What another feature asks for before an inspection ends: each bean of this type is asked when one is concluded. */
public interface ConclusionCondition {

    /** What is missing for the inspection to end then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Instant endedAt);
}
