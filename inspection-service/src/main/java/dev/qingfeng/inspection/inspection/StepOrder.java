package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which steps come before which: some first, some last, the rest in between in any order.
 *
 * @param first in their order
 * @param last in their order
 */
record StepOrder(List<Step> first, List<Step> last) {

    static StepOrder from(InspectionConfig config) {
        return new StepOrder(
                config.firstSteps().stream().map(Step::numbered).toList(),
                config.lastSteps().stream().map(Step::numbered).toList());
    }

    /** Steps that come before the given one and are not recorded, or had not ended when it began. */
    List<Unmet> missing(Step step, Instant startedAt, Map<Step, Instant> ends) {
        return before(step)
                .filter(earlier ->
                        !ends.containsKey(earlier) || ends.get(earlier).isAfter(startedAt))
                .map(earlier -> Rule.THE_TEN_STEPS.unmet("step-out-of-order", earlier.name()))
                .toList();
    }

    private Stream<Step> before(Step step) {
        if (first.contains(step)) {
            return first.stream().takeWhile(earlier -> earlier != step);
        }
        if (last.contains(step)) {
            return Stream.concat(
                    Stream.of(Step.values()).filter(earlier -> !last.contains(earlier)),
                    last.stream().takeWhile(earlier -> earlier != step));
        }
        return first.stream();
    }
}
