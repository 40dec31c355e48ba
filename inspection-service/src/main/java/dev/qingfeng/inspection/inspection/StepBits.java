package dev.qingfeng.inspection.inspection;

import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The steps of an inspection again, a {@link Step#bit} for each: a board of thousands of inspections reads these and not the
 * steps.
 *
 * @param lateSteps whose start or end was recorded on a later day
 */
@Embeddable
record StepBits(int doneSteps, int runningSteps, int lateSteps) {

    static StepBits of(Map<Step, RecordedStep> done, Map<Step, StartedStep> running) {
        return new StepBits(
                bits(done.keySet().stream()),
                bits(running.keySet().stream()),
                bits(Stream.concat(
                        done.entrySet().stream()
                                .filter(step -> step.getValue().isLate())
                                .map(Map.Entry::getKey),
                        running.entrySet().stream()
                                .filter(step -> step.getValue().start().isLate())
                                .map(Map.Entry::getKey))));
    }

    private static int bits(Stream<Step> steps) {
        return steps.mapToInt(Step::bit).reduce(0, (one, other) -> one | other);
    }
}
