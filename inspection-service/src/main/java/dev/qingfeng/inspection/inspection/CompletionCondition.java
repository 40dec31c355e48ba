package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What another feature asks for before a step is complete: each bean of this type is asked when one is completed or recorded whole. */
public interface CompletionCondition {

    /** What is missing for the step to end then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Step step, Instant endedAt);

    /**
     * The same of many inspections at once, for boards; where nothing is missing, nothing is said. Whoever can, answers by one query.
     *
     * @param asked the steps of each inspection that are asked for
     */
    default Map<UUID, Map<Step, List<Unmet>>> missing(
            Map<UUID, Set<Step>> asked, Instant endedAt, Function<UUID, UnitInspection> inspections) {
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        asked.forEach((id, steps) -> {
            UnitInspection inspection = inspections.apply(id);
            Map<Step, List<Unmet>> own = new EnumMap<>(Step.class);
            steps.forEach(step -> {
                List<Unmet> unmet = missing(inspection, step, endedAt);
                if (!unmet.isEmpty()) {
                    own.put(step, unmet);
                }
            });
            if (!own.isEmpty()) {
                missing.put(id, own);
            }
        });
        return missing;
    }
}
