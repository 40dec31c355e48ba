package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A meeting as the API shows it. */
@Schema(name = "Meeting")
public record MeetingView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Numbers of the steps that it serves", examples = "[1, 2, 4, 5]")
        List<Integer> steps,

        @Schema(examples = "镇政府礼堂") String place,
        @Schema(examples = "2026-06-14T01:00:00Z") Instant plannedStart,
        MeetingState state,

        @Schema(description = "When it began; absent until held", examples = "2026-06-14T01:00:00Z") @Nullable
        Instant startedAt,

        @Schema(description = "When its attendance was closed; absent until then", examples = "2026-06-14T03:30:00Z")
        @Nullable
        Instant closedAt,

        @Schema(description = "Absent until closed", examples = "2026-06-14T03:35:00Z") @Nullable
        Instant closingRecordedAt,

        @Schema(description = "Absent unless the closing was recorded on a later day") @Nullable
        String closingLateReason,

        @Schema(description = "Arrivals entered after attendance was closed", examples = "0")
        int corrections,

        @Schema(description = "Absent unless cancelled", examples = "因防汛推迟") @Nullable
        String cancellationReason) {

    /** As those who are inspected see it: no prose. */
    MeetingView fromOutside() {
        return new MeetingView(
                id,
                inspectionId,
                cycleId,
                unitId,
                steps,
                place,
                plannedStart,
                state,
                startedAt,
                closedAt,
                closingRecordedAt,
                null,
                corrections,
                null);
    }

    static MeetingView from(Meeting meeting) {
        Occurrence closing = meeting.closing();
        return new MeetingView(
                meeting.id(),
                meeting.inspectionId(),
                meeting.cycleId(),
                meeting.unitId(),
                meeting.steps().stream().map(Step::number).toList(),
                meeting.place(),
                meeting.plannedStart(),
                meeting.state(),
                closing == null ? null : meeting.start(),
                closing == null ? null : closing.occurredAt(),
                closing == null ? null : closing.recordedAt(),
                closing == null ? null : closing.lateReason(),
                meeting.corrections(),
                meeting.cancellationReason());
    }
}
