package dev.qingfeng.inspection.finding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was found. */
public record RecordFindingRequest(
        @NotNull
        @Schema(
                description = "7 for the field visit, 8 for the document review, 9 for the special investigation",
                examples = "7")
        Integer step,

        @NotBlank
        @Size(max = 50)
        @Schema(description = "A code of the vocabulary `finding-categories`", examples = "PERFORMANCE")
        String category,

        @NotNull @Schema(examples = "EARLY_SIGN") FindingSeverity severity,

        @NotBlank
        @Size(max = 8000)
        @Schema(description = "What was found; kept encrypted", examples = "实地查看两个项目,其中一个与上报进度不符。")
        String found,

        @Size(max = 50) @Schema(description = "Files that were uploaded to the same step before") @Nullable
        List<@NotNull UUID> evidenceFileIds,

        @Schema(description = "When it was found; left out, now", examples = "2026-06-16T02:30:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was found on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {

    /** None if absent. */
    @Override
    public List<UUID> evidenceFileIds() {
        return evidenceFileIds == null ? List.of() : evidenceFileIds;
    }
}
