package dev.qingfeng.inspection.meeting;

import dev.qingfeng.platform.imports.OptionalColumn;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of attendees.
 *
 * @param staffNumber of a cadre; empty for somebody with name and organisation
 * @param checkedInAt when they came, by the clock of the installation's zone; empty if they are only expected
 * @param lateReason needed if that was on a day before the one on which it is recorded
 */
public record AttendeeRow(
        @NotNull UUID meetingId,
        @NotNull AttendeeClass attendeeClass,
        @Size(max = 50) @Nullable String staffNumber,
        @Size(max = 100) @Nullable String name,
        @Size(max = 200) @Nullable String organisation,
        @OptionalColumn @Nullable LocalDateTime checkedInAt,
        @OptionalColumn @Size(max = 500) @Nullable String lateReason) {}
