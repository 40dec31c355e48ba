package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One unit on a board, with its ten steps. */
@Schema(name = "BoardInspection")
public record InspectionLine(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "mingchuan.qingquan") String unitPath,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(examples = "第一考察组") String teamName,
        Progress state,
        NoticeState notice,

        @Schema(description = "As the notice announced it; absent until that is posted", examples = "2026-06-14")
        @Nullable
        LocalDate fieldworkBeginsOn,

        @Schema(description = "Whether its notice, a step or its end was recorded on a later day")
        boolean late,

        @Schema(
                description =
                        "Absent for whoever sees neither the whole city nor is of the inspection team, and for whoever stands"
                                + " aside from the unit")
        @Nullable
        FindingsLine findings,

        @Schema(description = "All ten, by their numbers") List<StepLine> steps,

        @Schema(
                description = "When another takes over from the unit; absent while none does. From then on no"
                        + " inspection begins there",
                examples = "2026-07-01")
        @Nullable
        LocalDate unitEndedOn) {

    static InspectionLine of(BoardRow row, NoticeState notice, @Nullable FindingsLine findings, List<StepLine> steps) {
        return new InspectionLine(
                row.inspectionId(),
                row.unitId(),
                row.unitPath(),
                row.teamId(),
                row.teamName(),
                row.kind().state(),
                notice,
                row.kind().fieldworkBeginsOn(),
                row.kind().isLate(),
                findings,
                steps,
                row.unitEndedOn());
    }
}
