package dev.qingfeng.inspection.evidence;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file of a step as the API tells of it, without what it shows. */
@Schema(name = "EvidenceFile")
public record EvidenceFileView(
        @Schema(description = "By which evidence names it", examples = "01980f2a-7c00-7000-8000-000000000071")
        UUID id,

        @Schema(description = "From 1 to 10", examples = "1")
        int step,

        @Schema(description = "As found by content", examples = "application/pdf")
        String mediaType,

        @Schema(description = "In bytes", examples = "183204")
        long size,

        @Schema(
                description = "SHA-256 of the file",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String sha256,

        @Schema(description = "Staff number of who uploaded it", examples = "MC0007")
        String uploadedBy,

        @Schema(examples = "2026-06-14T04:10:00Z") Instant uploadedAt) {

    static EvidenceFileView of(KeptFile kept) {
        EvidenceFile evidence = kept.evidence();
        ConfidentialFile file = kept.content();
        return new EvidenceFileView(
                evidence.id(),
                evidence.step().number(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                evidence.uploadedBy(),
                evidence.uploadedAt());
    }
}
