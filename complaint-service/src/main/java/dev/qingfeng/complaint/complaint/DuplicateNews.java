package dev.qingfeng.complaint.complaint;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came at a duplicate, and how much of it is new to who works on the case that it was merged into. */
public record DuplicateNews(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5c")
        UUID duplicateId,

        @Schema(description = "That its reporter wrote", examples = "3")
        long messages,

        @Schema(examples = "1") long files,

        @Schema(description = "Of the messages those that came since it was looked at", examples = "1")
        long newMessages,

        @Schema(description = "The same of the files", examples = "0")
        long newFiles) {

    boolean isNew() {
        return newMessages > 0 || newFiles > 0;
    }
}
