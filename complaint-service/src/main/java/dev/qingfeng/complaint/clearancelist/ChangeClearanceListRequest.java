package dev.qingfeng.complaint.clearancelist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list says instead. */
public record ChangeClearanceListRequest(
        @NotBlank @Size(max = 500) @Schema(description = "What the opinion is asked for", examples = "换届拟提拔人选征求廉政意见")
        String purpose,

        @NotEmpty @Size(max = 500) @Schema(description = "Cadres of the city")
        List<@NotNull UUID> cadreIds) {}
