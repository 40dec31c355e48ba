package dev.qingfeng.complaint.clearancelist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list to be sent later. */
public record DraftClearanceListRequest(
        @NotNull
        @Schema(
                description = "A cycle of a city that you govern whole",
                examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotBlank @Size(max = 500) @Schema(description = "What the opinion is asked for", examples = "换届拟提拔人选征求廉政意见")
        String purpose,

        @NotEmpty @Size(max = 500) @Schema(description = "Cadres of the city")
        List<@NotNull UUID> cadreIds) {}
