package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Step;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many inspections have come how far with one step. */
@Schema(name = "BoardStepTotals")
public record StepTotals(
        @Schema(description = "From 1 to 10", examples = "2")
        int step,

        Step code,
        @Schema(examples = "12") int done,
        @Schema(examples = "1") int running,
        @Schema(examples = "3") int ready,
        @Schema(examples = "5") int blocked,

        @Schema(description = "Of those done or running, recorded on a later day", examples = "2")
        int late) {

    /**
     * Of one step.
     *
     * @param judged where inspections are, each with how many are there
     */
    static StepTotals of(Step step, IdentityHashMap<BoardJudge.Judged, Integer> judged) {
        Map<StepState, Integer> counts = new EnumMap<>(StepState.class);
        int late = 0;
        for (Map.Entry<BoardJudge.Judged, Integer> each : judged.entrySet()) {
            StepLine line = each.getKey().steps().get(step.number() - 1);
            counts.merge(line.state(), each.getValue(), Integer::sum);
            late += line.late() ? each.getValue() : 0;
        }
        return new StepTotals(
                step.number(),
                step,
                counts.getOrDefault(StepState.DONE, 0),
                counts.getOrDefault(StepState.RUNNING, 0),
                counts.getOrDefault(StepState.READY, 0),
                counts.getOrDefault(StepState.BLOCKED, 0),
                late);
    }
}
