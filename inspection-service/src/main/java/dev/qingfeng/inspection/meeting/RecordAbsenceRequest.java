package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody is not at a meeting. */
public record RecordAbsenceRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "出差") String reason) {}
