package dev.qingfeng.pledge.campaign;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign to open. */
public record OpenCampaignRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull SignerCategory category,

        @NotNull
        @Schema(
                description = "A text adopted for this cycle and category",
                examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID textId,

        @NotNull
        @Schema(
                description = "The last day of signing, in the zone of the installation (Asia/Shanghai unless set)",
                examples = "2030-06-30")
        LocalDate deadline,

        @Schema(
                description = "The first day of signing; absent where that is the day on which it is opened",
                examples = "2030-06-05")
        @Nullable
        LocalDate opensOn,

        @Schema(description = "When it was opened; absent if it opens now", examples = "2026-06-14T00:30:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was opened on", examples = "系统启用前已开始签署")
        @Nullable
        String lateReason) {}
