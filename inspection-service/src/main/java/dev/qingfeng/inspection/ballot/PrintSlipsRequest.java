package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many slips to print for a sitting. */
public record PrintSlipsRequest(@NotEmpty @Size(max = 20) List<@NotNull @Valid Wanted> slips) {

    /** Slips of a class. */
    @Schema(name = "WantedSlips")
    public record Wanted(
            @NotNull @Schema(examples = "PRESCRIBED") AttendeeClass attendeeClass,

            @NotNull @Positive @Max(SlipService.MOST) @Schema(examples = "40")
            Integer count) {}

    int total() {
        return slips.stream().mapToInt(Wanted::count).sum();
    }
}
