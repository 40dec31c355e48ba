package dev.qingfeng.inspection.opinion;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A meeting of the inspection team as the API shows it. */
@Schema(name = "TeamMeeting")
public record TeamMeetingView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "The last day on which it is in time", examples = "2026-06-23")
        LocalDate deadline,

        @Schema(description = "Absent until held", examples = "2026-06-19T06:30:00Z") @Nullable
        Instant heldAt,

        @Schema(description = "Absent until held") @Nullable String place,

        @Schema(description = "Members of the inspection team who were there; empty until held")
        List<UUID> presentIds,

        @Schema(description = "Absent unless it was held after its deadline") @Nullable
        String delayReason,

        @Schema(description = "Absent until held", examples = "2026-06-19T08:00:00Z") @Nullable
        Instant recordedAt,

        @Schema(description = "Absent unless it was recorded on a later day than it was held on") @Nullable
        String lateReason) {

    /** As those who are inspected see it: no prose. */
    TeamMeetingView fromOutside() {
        return new TeamMeetingView(
                id, inspectionId, cycleId, unitId, deadline, heldAt, place, presentIds, null, recordedAt, null);
    }

    static TeamMeetingView from(TeamMeeting meeting) {
        Occurrence holding = meeting.holding();
        return new TeamMeetingView(
                meeting.id(),
                meeting.inspectionId(),
                meeting.cycleId(),
                meeting.unitId(),
                meeting.deadline(),
                meeting.heldAt(),
                meeting.place(),
                meeting.presentIds(),
                meeting.delayReason(),
                holding == null ? null : holding.recordedAt(),
                holding == null ? null : holding.lateReason());
    }
}
