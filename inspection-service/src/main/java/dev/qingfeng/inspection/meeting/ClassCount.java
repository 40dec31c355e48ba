package dev.qingfeng.inspection.meeting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many of one class are at a meeting. */
public record ClassCount(
        AttendeeClass attendeeClass,

        @Schema(description = "Invited before; who came uninvited is not among them", examples = "12")
        int expected,

        @Schema(description = "Checked in, invited or not", examples = "11")
        int present,

        @Schema(description = "Of those, who came after the start", examples = "1")
        int late,

        @Schema(description = "Expected and not there when attendance was closed; 0 until then", examples = "1")
        int absent) {}
