package dev.qingfeng.appointment.duplicate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom to merge into a cadre, and why. */
public record MergeCadreRequest(
        @NotNull @Schema(description = "The cadre who is given up", examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID duplicateId,

        @NotBlank @Size(max = 50) @Schema(description = "The ETag of that cadre as it was read", examples = "\"v3\"")
        String duplicateTag,

        @NotBlank
        @Size(max = 500)
        @Schema(description = "Why they are one person; kept with the number that is given up", examples = "调动时重复登记")
        String reason) {}
