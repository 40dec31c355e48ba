package dev.qingfeng.inspection.finding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a finding. */
public record SettleFindingRequest(
        @NotNull @Schema(examples = "SETTLED") FindingOutcome outcome,

        @NotBlank
        @Size(max = 4000)
        @Schema(description = "What came of it; kept encrypted", examples = "台账已更正,负责人作了说明。")
        String result,

        @Size(max = 50) @Schema(description = "Files that were uploaded to the same step before") @Nullable
        List<@NotNull UUID> evidenceFileIds,

        @Schema(description = "When that was so; left out, now", examples = "2026-06-24T03:00:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500) @Schema(description = "Needed if it is recorded on a later day", examples = "次日补录") @Nullable
        String lateReason) {

    /** None if absent. */
    @Override
    public List<UUID> evidenceFileIds() {
        return evidenceFileIds == null ? List.of() : evidenceFileIds;
    }
}
