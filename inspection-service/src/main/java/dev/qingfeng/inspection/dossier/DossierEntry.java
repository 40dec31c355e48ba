package dev.qingfeng.inspection.dossier;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Of whom there is a dossier. */
@Schema(name = "DossierEntry")
public record DossierEntry(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "The version that was fixed last; absent until the inspection has ended") @Nullable
        DossierVersionEntry lastVersion) {}
