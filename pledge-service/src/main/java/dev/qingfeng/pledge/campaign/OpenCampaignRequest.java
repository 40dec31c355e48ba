package dev.qingfeng.pledge.campaign;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A campaign to open, at once. */
public record OpenCampaignRequest(
        @NotNull UUID cycleId,
        @NotNull SignerCategory category,

        @NotNull @Schema(description = "A text adopted for this cycle and category")
        UUID textId,

        @NotNull @Future @Schema(description = "The last day of signing, in Asia/Shanghai")
        LocalDate deadline) {}
