package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.inspection.Step;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What inspections that are alike have alike; thousands are of a few kinds.
 *
 * @param doneSteps a {@link Step#bit} for each
 * @param lateOtherwise whether its notice or its end was recorded on a later day
 * @param inField whether its team has begun fieldwork
 * @param pledged whether the public pledge of its unit has been made
 * @param fieldworkBeginsOn as the notice announced it; null until that is posted
 */
record BoardKind(
        Progress state,
        int doneSteps,
        int runningSteps,
        int lateSteps,
        boolean lateOtherwise,
        boolean inField,
        boolean pledged,
        @Nullable LocalDate fieldworkBeginsOn) {

    boolean isDone(Step step) {
        return (doneSteps & step.bit()) != 0;
    }

    boolean isRunning(Step step) {
        return (runningSteps & step.bit()) != 0;
    }

    boolean isLate(Step step) {
        return (lateSteps & step.bit()) != 0;
    }

    /** Whether anything of it was recorded on a later day. */
    boolean isLate() {
        return lateSteps != 0 || lateOtherwise;
    }
}
