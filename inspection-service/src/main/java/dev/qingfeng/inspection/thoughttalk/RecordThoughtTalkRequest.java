package dev.qingfeng.inspection.thoughttalk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A talk that was held. There is no longest duration. */
public record RecordThoughtTalkRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull @Schema(examples = "THOUGHT_TALK") TalkKind kind,

        @NotNull @Schema(description = "Who was talked with", examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @NotNull @Schema(description = "Who talked with them", examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID talkerId,

        @NotNull
        @Size(min = 1, max = 10)
        @Schema(description = "What it touched", examples = "[\"WORK\",\"PERSONAL_WISHES\"]")
        List<@NotNull TalkTheme> themes,

        @NotNull @Schema(examples = "2026-05-20T01:00:00Z") Instant startedAt,

        @NotNull @Schema(examples = "2026-05-20T03:10:00Z") Instant endedAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it ended on", examples = "次日补录")
        @Nullable
        String lateReason,

        @Size(max = 20_000)
        @Schema(description = "Kept encrypted, and read by who talked and who recorded it only")
        @Nullable
        String notes) {}
