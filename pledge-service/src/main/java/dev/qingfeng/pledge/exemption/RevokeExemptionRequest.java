package dev.qingfeng.pledge.exemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an exemption is revoked. */
public record RevokeExemptionRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "已康复返岗")
        String reason) {}
