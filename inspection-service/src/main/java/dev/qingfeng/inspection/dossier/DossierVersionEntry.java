package dev.qingfeng.inspection.dossier;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a dossier was fixed, without what it holds. */
@Schema(name = "DossierVersionEntry")
public record DossierVersionEntry(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(description = "Under the id that they had then", examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "1 at the end of the inspection, or one more than that before", examples = "1")
        int edition,

        @Schema(
                description =
                        "SHA-256 of its canonical JSON: of `dossier` with names in alphabetical order, nothing between"
                                + " the tokens, absent values left out, UTF-8. Absent where a part is withheld from you",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        @Nullable
        String sha256,

        @Schema(examples = "2026-06-18T09:00:00Z") Instant fixedAt,

        @Schema(description = "Staff number", examples = "MC0006")
        String fixedBy) {

    static DossierVersionEntry from(DossierVersion fixed) {
        return new DossierVersionEntry(
                fixed.inspectionId(),
                fixed.cadreId(),
                fixed.edition(),
                fixed.sha256(),
                fixed.fixedAt(),
                fixed.fixedBy());
    }

    /** The same for whoever may not see all of it: from the hash of the whole they could work the rest out. */
    DossierVersionEntry withoutHash() {
        return new DossierVersionEntry(inspectionId, cadreId, edition, null, fixedAt, fixedBy);
    }
}
