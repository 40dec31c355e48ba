package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done with a case. */
public record ReasonRequest(
        @NotBlank @Size(max = 20_000) @Schema(description = "Why; kept encrypted", examples = "反映的问题不属于换届纪律范围。")
        String reason) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "ReasonRequest";
    }
}
