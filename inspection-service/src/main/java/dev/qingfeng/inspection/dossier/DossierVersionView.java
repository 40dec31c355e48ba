package dev.qingfeng.inspection.dossier;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dossier as it was when it was fixed. */
@Schema(name = "DossierVersion")
public record DossierVersionView(
        DossierVersionEntry version,

        @Schema(description = "Why it was fixed again; absent in the first") @Nullable
        String reason,

        Dossier dossier) {}
