package dev.qingfeng.inspection.team;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A training that members of a team attended. */
public record RecordTrainingRequest(
        @NotNull @Schema(examples = "2026-06-10T01:00:00Z") Instant occurredAt,

        @NotEmpty
        @Size(max = 100)
        @Schema(
                description = "Members of the team; of a team in the field also who is to come into it",
                examples = "[\"01980f2a-7c00-7000-8000-000000000012\"]")
        List<@NotNull UUID> attendeeIds,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it happened on", examples = "会场没有网络,次日补录")
        @Nullable
        String lateReason) {}
