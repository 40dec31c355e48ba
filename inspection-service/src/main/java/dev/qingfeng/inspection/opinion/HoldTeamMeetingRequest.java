package dev.qingfeng.inspection.opinion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A meeting of the inspection team that was held. */
public record HoldTeamMeetingRequest(
        @NotNull @Schema(examples = "2026-06-19T06:30:00Z") Instant occurredAt,

        @NotBlank @Size(max = 200) @Schema(examples = "市委组织部会议室")
        String place,

        @NotEmpty
        @Size(max = 100)
        @Schema(
                description = "Members of the inspection team, more than half of them",
                examples = "[\"01980f2a-7c00-7000-8000-000000000011\", \"01980f2a-7c00-7000-8000-000000000012\"]")
        List<@NotNull UUID> presentIds,

        @Size(max = 500)
        @Schema(description = "Needed if it was held after its deadline", examples = "防汛值守,推迟两天")
        @Nullable
        String delayReason,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was held on", examples = "次日补录")
        @Nullable
        String lateReason) {}
