package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The inspection of a unit as the API shows it. */
@Schema(name = "UnitInspection")
public record InspectionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        Progress state,

        @Schema(description = "Absent until posted") @Nullable
        NoticeView notice,

        @Schema(description = "Those in whose place another was issued, the first first")
        List<NoticeView> earlierNotices,

        @Schema(description = "Those recorded so far, by their numbers")
        List<StepView> steps,

        @Schema(description = "Absent until concluded") @Nullable
        ConclusionView conclusion,

        @Schema(description = "Steps that have started and are not complete, by their numbers")
        List<RunningStepView> running) {

    /**
     * As those who are inspected see it: titles of evidence, counts and reasons could tell what is looked into, and with whom they
     * talked.
     */
    InspectionView fromOutside() {
        return new InspectionView(
                id,
                cycleId,
                teamId,
                unitId,
                state,
                notice == null ? null : notice.fromOutside(),
                earlierNotices.stream().map(NoticeView::fromOutside).toList(),
                steps.stream().map(StepView::fromOutside).toList(),
                conclusion == null ? null : conclusion.fromOutside(),
                running.stream().map(RunningStepView::fromOutside).toList());
    }

    static InspectionView from(UnitInspection inspection) {
        InspectionNotice notice = inspection.notice();
        Occurrence conclusion = inspection.conclusion();
        return new InspectionView(
                inspection.id(),
                inspection.cycleId(),
                inspection.teamId(),
                inspection.unitId(),
                inspection.state(),
                notice == null ? null : NoticeView.from(notice),
                inspection.earlierNotices().stream().map(NoticeView::from).toList(),
                inspection.steps().entrySet().stream()
                        .map(step -> StepView.from(inspection, step.getKey(), step.getValue()))
                        .toList(),
                conclusion == null ? null : ConclusionView.from(conclusion),
                inspection.running().entrySet().stream()
                        .map(step -> RunningStepView.from(step.getKey(), step.getValue()))
                        .toList());
    }
}
