package dev.qingfeng.inspection.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A grade to give.
 *
 * @param reasons absent ones are none
 */
public record GradeRequest(
        @NotNull @Schema(examples = "MEMBER") Subject subject,

        @Schema(
                description = "For a member: a cadre who holds a post in the unit; absent for the leadership team",
                examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @NotNull @Schema(examples = "EXCELLENT") Grade grade,

        @Size(max = 50) @Schema(description = "At least one")
        List<@NotNull @Valid Reason> reasons) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent.
    public GradeRequest {
        reasons = reasons == null ? List.of() : reasons;
    }
}
