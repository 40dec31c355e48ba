package dev.qingfeng.inspection.evidence;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A photo of a notice as the API tells of it, without what it shows. */
@Schema(name = "NoticePhoto")
public record NoticePhotoView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000081")
        UUID id,

        @Schema(
                description =
                        "Which of the notices of the inspection it shows: 1, and one more each time it was issued anew",
                examples = "1")
        int issue,

        @Schema(description = "As found by content", examples = "image/jpeg")
        String mediaType,

        @Schema(description = "In bytes", examples = "183204")
        long size,

        @Schema(
                description = "SHA-256 of the file",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String sha256,

        @Schema(description = "Staff number of who uploaded it", examples = "MC0007")
        String uploadedBy,

        @Schema(examples = "2026-06-11T02:10:00Z") Instant uploadedAt) {

    static NoticePhotoView of(KeptFile kept) {
        EvidenceFile photo = kept.evidence();
        ConfidentialFile file = kept.content();
        return new NoticePhotoView(
                photo.id(),
                photo.noticeIssue(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                photo.uploadedBy(),
                photo.uploadedAt());
    }
}
