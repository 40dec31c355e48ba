package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who is expected at a meeting. */
public record AddAttendeeRequest(
        @NotNull AttendeeClass attendeeClass,

        @Schema(
                description = "Of a cadre; else name and organisation",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        @Nullable
        UUID cadreId,

        @Size(max = 100) @Schema(description = "Of somebody whom the registry does not know") @Nullable
        String name,

        @Size(max = 200) @Schema(description = "Of somebody whom the registry does not know") @Nullable
        String organisation) {}
