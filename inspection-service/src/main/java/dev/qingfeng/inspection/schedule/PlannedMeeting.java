package dev.qingfeng.inspection.schedule;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A meeting that has not been cancelled. */
public record PlannedMeeting(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "2026-06-14T01:00:00Z") Instant plannedStart,
        @Schema(examples = "镇政府礼堂") String place) {}
