package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a meeting is planned now. */
public record PlanMeetingRequest(
        @NotEmpty
        @Size(max = 10)
        @Schema(description = "Numbers of the steps that it serves", examples = "[1, 2, 4, 5]")
        List<@NotNull Integer> steps,

        @NotBlank @Size(max = 200) @Schema(examples = "镇政府礼堂")
        String place,

        @NotNull @Schema(examples = "2026-06-14T01:00:00Z") Instant plannedStart) {}
