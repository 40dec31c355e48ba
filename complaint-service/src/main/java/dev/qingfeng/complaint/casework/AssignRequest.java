package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** To whom a case goes. */
public record AssignRequest(
        @NotBlank @Size(max = 50) @Schema(description = "Staff number of a registered handler", examples = "MC0021")
        String staffNumber) {}
