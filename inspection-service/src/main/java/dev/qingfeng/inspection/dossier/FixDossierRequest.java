package dev.qingfeng.inspection.dossier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a dossier is fixed again. */
public record FixDossierRequest(
        @NotBlank @Size(max = 500) @Schema(description = "Kept encrypted", examples = "碰头会议形成初步评价意见")
        String reason) {}
