package dev.qingfeng.complaint.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who reports, where they say so. */
public record ReporterContact(
        @NotBlank
        @Size(max = 100)
        @Schema(
                description =
                        "Your name, if you report under it: sealed apart from the complaint, and opened only by two officers together",
                examples = "李某")
        String name,

        @Nullable @Size(max = 500) @Schema(description = "How to reach you", examples = "13800000000")
        String contact) {

    /** Without who it is. */
    @Override
    public String toString() {
        return "ReporterContact";
    }
}
