package dev.qingfeng.inspection.finding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finding as it is to be told from now on. */
public record CorrectFindingRequest(
        @NotBlank
        @Size(max = 50)
        @Schema(description = "A code of the vocabulary `finding-categories`", examples = "PERFORMANCE")
        String category,

        @NotNull @Schema(examples = "OBSERVATION") FindingSeverity severity,

        @NotBlank @Size(max = 8000) @Schema(description = "What was found; kept encrypted", examples = "两个项目的进度均与上报相符。")
        String found,

        @NotBlank @Size(max = 500) @Schema(description = "Why it is corrected; kept encrypted", examples = "经核对台账")
        String reason,

        @Size(max = 50) @Schema(description = "Further files that were uploaded to the same step before") @Nullable
        List<@NotNull UUID> evidenceFileIds) {

    /** None if absent. */
    @Override
    public List<UUID> evidenceFileIds() {
        return evidenceFileIds == null ? List.of() : evidenceFileIds;
    }
}
