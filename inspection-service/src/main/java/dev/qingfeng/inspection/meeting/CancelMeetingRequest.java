package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a meeting does not take place. */
public record CancelMeetingRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "因防汛推迟")
        String reason) {}
