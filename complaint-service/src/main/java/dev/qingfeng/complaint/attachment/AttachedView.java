package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a file was attached, for who sent it: nothing by which it could be found. */
@Schema(name = "Attached")
public record AttachedView(
        @Schema(description = "As found by its content", examples = "application/pdf")
        String mediaType,

        @Schema(description = "In bytes, without the metadata that it came with", examples = "204800")
        long size) {

    static AttachedView of(ConfidentialFile file) {
        return new AttachedView(file.mediaType(), file.size());
    }
}
