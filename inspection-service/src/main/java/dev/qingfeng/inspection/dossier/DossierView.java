package dev.qingfeng.inspection.dossier;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dossier as it is now. */
@Schema(name = "DossierNow")
public record DossierView(
        Dossier dossier,

        @Schema(description = "The version that was fixed last; absent until the inspection has ended") @Nullable
        DossierVersionEntry lastVersion,

        @Schema(description = "Whether it says something else than that version; false while there is none")
        boolean changedSince) {}
