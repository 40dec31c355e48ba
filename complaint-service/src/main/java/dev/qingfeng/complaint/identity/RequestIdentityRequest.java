package dev.qingfeng.complaint.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks to see who a reporter is. */
public record RequestIdentityRequest(
        @NotBlank
        @Size(max = 2000)
        @Schema(description = "Why it is needed; encrypted, and read by who decides", examples = "須當面核實收受財物的時間與地點。")
        String reason) {

    /** Without what it says. */
    @Override
    public String toString() {
        return "RequestIdentityRequest";
    }
}
