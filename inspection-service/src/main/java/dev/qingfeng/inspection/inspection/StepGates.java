package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.publicpledge.PublicPledges;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What others than the inspection itself ask for before a step starts: the cycle, the public pledge, and each {@link StepCondition}. */
@ApplicationScoped
class StepGates {

    private final Registry registry;
    private final PublicPledges publicPledges;
    private final Instance<StepCondition> conditions;

    StepGates(Registry registry, PublicPledges publicPledges, @Any Instance<StepCondition> conditions) {
        this.registry = registry;
        this.publicPledges = publicPledges;
        this.conditions = conditions;
    }

    /** What is missing for the step to start then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt) {
        List<Unmet> missing =
                new ArrayList<>(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION));
        if (step.hasBallots()) {
            missing.addAll(publicPledges.missing(inspection.cycleId(), inspection.unitId(), startedAt));
        }
        conditions.forEach(condition -> missing.addAll(condition.missing(inspection, step, startedAt)));
        return missing;
    }
}
