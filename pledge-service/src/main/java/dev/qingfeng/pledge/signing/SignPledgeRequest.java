package dev.qingfeng.pledge.signing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the signer confirms: the text they have read, by its hash. */
public record SignPledgeRequest(
        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}")
        @Schema(
                description = "The `hash` of the text that was read",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String textHash) {}
