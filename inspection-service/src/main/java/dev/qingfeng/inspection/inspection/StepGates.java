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
import java.util.UUID;

/** What others than the inspection itself ask for before a step starts or ends: the cycle, the public pledge, and each {@link StepCondition} or {@link CompletionCondition}. */
@ApplicationScoped
public class StepGates {

    private final Registry registry;
    private final PublicPledges publicPledges;
    private final Instance<StepCondition> conditions;
    private final Instance<CompletionCondition> completionConditions;

    StepGates(
            Registry registry,
            PublicPledges publicPledges,
            @Any Instance<StepCondition> conditions,
            @Any Instance<CompletionCondition> completionConditions) {
        this.registry = registry;
        this.publicPledges = publicPledges;
        this.conditions = conditions;
        this.completionConditions = completionConditions;
    }

    /** What is missing for the step to start then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt) {
        List<Unmet> missing = missingWherever(inspection, step, startedAt);
        conditions.forEach(condition -> missing.addAll(condition.missing(inspection, step, startedAt)));
        return missing;
    }

    /** What is missing for the step to be carried out at a meeting then: of those who came, only who came to that one counts. */
    public List<Unmet> missingAt(UUID meetingId, UnitInspection inspection, Step step, Instant startedAt) {
        List<Unmet> missing = missingWherever(inspection, step, startedAt);
        conditions.forEach(condition -> missing.addAll(condition.missingAt(meetingId, inspection, step, startedAt)));
        return missing;
    }

    private List<Unmet> missingWherever(UnitInspection inspection, Step step, Instant startedAt) {
        List<Unmet> missing =
                new ArrayList<>(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION));
        if (step.hasBallots()) {
            missing.addAll(publicPledges.missing(inspection.cycleId(), inspection.unitId(), startedAt));
        }
        return missing;
    }

    /** What is missing for the step to end then, by each {@link CompletionCondition}; empty if nothing is. */
    List<Unmet> missingAtEnd(UnitInspection inspection, Step step, Instant endedAt) {
        List<Unmet> missing = new ArrayList<>();
        completionConditions.forEach(condition -> missing.addAll(condition.missing(inspection, step, endedAt)));
        return missing;
    }
}
