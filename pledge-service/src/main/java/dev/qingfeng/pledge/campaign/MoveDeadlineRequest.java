package dev.qingfeng.pledge.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A later deadline of a campaign, and why. */
public record MoveDeadlineRequest(
        @NotNull @Schema(description = "A later day than the present deadline", examples = "2030-07-10")
        LocalDate deadline,

        @NotBlank @Size(max = 500) @Schema(examples = "汛期值守,部分人员未能到场")
        String reason,

        @Schema(description = "When it was decided; absent if now", examples = "2026-06-29T08:00:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was decided", examples = "会议室没有网络")
        @Nullable
        String lateReason) {}
