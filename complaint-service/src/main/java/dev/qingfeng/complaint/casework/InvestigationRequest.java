package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an investigation found. */
public record InvestigationRequest(
        @NotBlank
        @Size(max = 20_000)
        @Schema(description = "What was found, and how; kept encrypted", examples = "经核实，谈话和账目相互印证。")
        String findings) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "InvestigationRequest";
    }
}
