package dev.qingfeng.complaint.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody whom a report is about, as its reporter calls them. */
public record ReportedSubject(
        @NotBlank @Size(max = 100) @Schema(examples = "王某") String name,

        @Nullable @Size(max = 200) @Schema(description = "What they are, as far as you know", examples = "副鎮長")
        String post,

        @Schema(
                description = "Path of the unit that they are in, which there has to be; absent if you do not know",
                examples = "mingchuan.qingquan")
        @Nullable
        @Size(min = 1, max = 500)
        @Pattern(regexp = "^[a-z0-9_]+(\\.[a-z0-9_]+)*$")
        String unitPath) {

    /** Without the name. */
    @Override
    public String toString() {
        return "ReportedSubject";
    }
}
