package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was counted at the table before a sitting begins. */
public record OpenSittingRequest(
        @NotEmpty @Size(max = 20) @Schema(description = "Slips that were drawn, of each class")
        List<@NotNull @Valid Drawn> drawn) {

    /** Slips of a class. */
    @Schema(name = "DrawnSlips")
    public record Drawn(
            @NotNull @Schema(examples = "PRESCRIBED") AttendeeClass attendeeClass,

            @NotNull @PositiveOrZero @Max(SlipService.MOST) @Schema(examples = "40")
            Integer count) {}

    /** A class that is named twice counts twice. */
    Map<AttendeeClass, Integer> counts() {
        return drawn.stream().collect(Collectors.toMap(Drawn::attendeeClass, Drawn::count, Integer::sum));
    }
}
