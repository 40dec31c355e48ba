package dev.qingfeng.pledge.exemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom to exempt from signing, and why. */
public record ProposeExemptionRequest(
        @NotNull @Schema(description = "A pledge that is due", examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID pledgeId,

        @NotNull ExemptionGround ground,

        @NotBlank @Size(max = 500) @Schema(examples = "长期住院治疗")
        String reason) {}
