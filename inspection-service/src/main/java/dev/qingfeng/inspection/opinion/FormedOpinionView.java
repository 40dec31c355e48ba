package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.evaluation.Subject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a preliminary opinion was recorded: without what it says, since answers are kept for repeated requests. */
@Schema(name = "FormedOpinion")
public record FormedOpinionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000032")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        Subject subject,

        @Schema(description = "Absent for the leadership team", examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @Schema(description = "One that is formed anew has the next number; the last counts", examples = "1")
        int edition,

        @Schema(examples = "2026-06-19T08:10:00Z") Instant formedAt) {

    static FormedOpinionView from(PreliminaryOpinion opinion) {
        return new FormedOpinionView(
                opinion.id(),
                opinion.inspectionId(),
                opinion.subject(),
                opinion.cadreId(),
                opinion.edition(),
                opinion.formedAt());
    }
}
