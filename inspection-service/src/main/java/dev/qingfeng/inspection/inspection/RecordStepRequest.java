package dev.qingfeng.inspection.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step that was carried out. */
public record RecordStepRequest(
        @NotNull @Schema(description = "Its number, from 1 to 10", examples = "1")
        Integer step,

        @NotNull @Schema(examples = "2026-06-14T01:00:00Z") Instant startedAt,

        @NotNull @Schema(examples = "2026-06-14T03:30:00Z") Instant endedAt,

        @NotBlank @Size(max = 200) @Schema(examples = "镇政府会议室")
        String place,

        @NotNull
        @Schema(description = "A member of the inspection team", examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID responsibleId,

        @NotNull @Size(max = 50) @Schema(description = "What the step needs at least")
        List<@NotNull @Valid Evidence> evidence,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it ended on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {}
