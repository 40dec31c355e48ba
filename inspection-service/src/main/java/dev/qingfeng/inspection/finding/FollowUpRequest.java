package dev.qingfeng.inspection.finding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done about a finding. */
public record FollowUpRequest(
        @NotNull
        @Schema(
                description = "Who sees to it: a cadre of the city who does not stand aside from the unit",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID followerId,

        @NotBlank
        @Size(max = 4000)
        @Schema(description = "What is to be done; kept encrypted", examples = "核对项目台账,约谈分管负责人。")
        String task,

        @Schema(description = "By when, unless `dueInWorkingDays` says so", examples = "2026-06-30") @Nullable
        LocalDate dueOn,

        @Positive
        @Max(250)
        @Schema(
                description =
                        "By when, in working days of the city after the day on which it was decided; instead of `dueOn`")
        @Nullable
        Integer dueInWorkingDays,

        @Size(max = 50) @Schema(description = "Files that were uploaded to the same step before") @Nullable
        List<@NotNull UUID> evidenceFileIds,

        @Schema(description = "When it was decided; left out, now", examples = "2026-06-16T09:00:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was decided on", examples = "次日补录")
        @Nullable
        String lateReason) {

    /** None if absent. */
    @Override
    public List<UUID> evidenceFileIds() {
        return evidenceFileIds == null ? List.of() : evidenceFileIds;
    }
}
