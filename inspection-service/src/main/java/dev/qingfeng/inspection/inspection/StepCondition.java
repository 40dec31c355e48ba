package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What another feature asks for before a step: each bean of this type is asked when one is started or recorded whole. */
public interface StepCondition {

    /** What is missing for the step to start then; empty if nothing is. */
    List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt);

    /** The same of a step that is carried out at this meeting, whatever others of it there are. */
    default List<Unmet> missingAt(UUID meetingId, UnitInspection inspection, Step step, Instant startedAt) {
        return missing(inspection, step, startedAt);
    }

    /**
     * The same of many inspections at once, for boards; where nothing is missing, nothing is said. Asked one by one it is as right,
     * and too slow for thousands: whoever can, answers by one query.
     */
    default Map<UUID, Map<Step, List<Unmet>>> missing(
            AskedSteps asked, Instant startedAt, Function<UUID, UnitInspection> inspections) {
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        asked.ofEach().forEach((id, steps) -> {
            UnitInspection inspection = inspections.apply(id);
            Map<Step, List<Unmet>> own = new EnumMap<>(Step.class);
            steps.forEach(step -> {
                List<Unmet> unmet = missing(inspection, step, startedAt);
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
