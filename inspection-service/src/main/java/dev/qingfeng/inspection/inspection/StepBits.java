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
                Step.bits(done.keySet().stream()),
                Step.bits(running.keySet().stream()),
                Step.bits(Stream.concat(
                        done.entrySet().stream()
                                .filter(step -> step.getValue().isLate())
                                .map(Map.Entry::getKey),
                        running.entrySet().stream()
                                .filter(step -> step.getValue().start().isLate())
                                .map(Map.Entry::getKey))));
    }
}
