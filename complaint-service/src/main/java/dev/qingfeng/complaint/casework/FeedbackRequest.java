package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the reporter was answered. */
public record FeedbackRequest(
        @NotBlank
        @Size(max = 20_000)
        @Schema(description = "What the reporter was answered; kept encrypted", examples = "您反映的问题已经核实处理。")
        String feedback) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "FeedbackRequest";
    }
}
