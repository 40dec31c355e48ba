package dev.qingfeng.inspection.inspection;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A piece of evidence as the API shows it. */
@Schema(name = "StepEvidence")
public record EvidenceView(
        EvidenceKind kind,

        @Size(max = 200)
        @Pattern(regexp = "^[^\\n\\r\\t,;!?,;!?。]*$")
        @Schema(
                description =
                        "A number or title; empty for whoever sees neither the whole city nor is of the inspection"
                                + " team",
                examples = "述职述廉会议记录 2026-017")
        String reference,

        @PositiveOrZero
        @Schema(
                description =
                        "How many, where it was counted; absent for whoever sees neither the whole city nor is of the"
                                + " inspection team",
                examples = "63")
        @Nullable
        Integer count,

        @Schema(
                description = "The file that shows it, if one was uploaded",
                examples = "01980f2a-7c00-7000-8000-000000000071")
        @Nullable
        UUID fileId,

        @Schema(
                description = "SHA-256 of that file",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        @Nullable
        String sha256,

        @Schema(description = "When it was added to the step, recorded already; absent if it came with it") @Nullable
        Instant addedAt,

        @Schema(description = "Staff number of who added it", examples = "MC0007") @Nullable
        String addedBy,

        @Schema(description = "Why it was added so late", examples = "补交会议记录") @Nullable
        String reason) {

    /** That it is there, and not what it says. */
    EvidenceView fromOutside() {
        return new EvidenceView(kind, "", null, fileId, sha256, addedAt, addedBy, null);
    }

    static EvidenceView from(KeptEvidence kept) {
        return new EvidenceView(
                kept.kind(), kept.reference(), kept.count(), kept.fileId(), kept.sha256(), null, null, null);
    }

    static EvidenceView from(AddedEvidence added) {
        KeptEvidence kept = added.evidence();
        return new EvidenceView(
                kept.kind(),
                kept.reference(),
                kept.count(),
                kept.fileId(),
                kept.sha256(),
                added.addedAt(),
                added.addedBy(),
                added.reason());
    }
}
