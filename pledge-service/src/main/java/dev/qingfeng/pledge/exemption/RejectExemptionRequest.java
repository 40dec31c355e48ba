package dev.qingfeng.pledge.exemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an exemption is rejected. */
public record RejectExemptionRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "可以远程签署")
        String reason) {}
