package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file of a report, for those who handle it, without what it holds. */
@Schema(name = "Attachment")
public record AttachmentView(
        @Schema(examples = "9d2f0a7b-1c3e-4f5a-8b6d-0e1f2a3b4c5d")
        UUID id,

        @Schema(
                description = "As its sender called it; absent if they did not, and once the case is erased",
                examples = "送禮清單.pdf")
        @Nullable
        String name,

        @Schema(description = "As found by its content", examples = "application/pdf")
        String mediaType,

        @Schema(description = "In bytes, without the metadata that it came with", examples = "204800")
        long size,

        @Schema(description = "The day it came; the hour is never kept", examples = "2026-03-02")
        LocalDate attachedOn) {

    static AttachmentView of(Attachment attachment, ConfidentialFile file, @Nullable String name) {
        return new AttachmentView(attachment.id(), name, file.mediaType(), file.size(), attachment.attachedOn());
    }

    /** Without its name. */
    @Override
    public String toString() {
        return "AttachmentView " + id;
    }
}
