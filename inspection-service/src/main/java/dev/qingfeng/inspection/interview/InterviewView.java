package dev.qingfeng.inspection.interview;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An interview with what was said, as the inspection team reads it. */
@Schema(name = "Interview")
public record InterviewView(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5c")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        Stratum stratum,

        @Schema(
                description = "Absent for somebody whom the registry does not know",
                examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @Schema(description = "Absent for a cadre who is gone, and of whoever was erased", examples = "某某") @Nullable
        String name,

        @Schema(description = "Absent for a cadre", examples = "某某村") @Nullable
        String organisation,

        @Schema(description = "Members of the inspection team")
        List<UUID> interviewerIds,

        @Schema(examples = "2026-06-15T01:00:00Z") Instant startedAt,

        @Schema(examples = "2026-06-15T01:40:00Z") Instant endedAt,

        @Schema(examples = "2026-06-15T01:40:01Z") Instant recordedAt,

        @Schema(description = "Absent unless it was recorded on a later day") @Nullable
        String lateReason,

        @Schema(description = "Codes of the vocabulary `interview-themes`", examples = "[\"LEADERSHIP_TEAM\"]")
        List<String> themes,

        @Schema(description = "On members of the leadership team")
        List<Opinion> opinions,

        @Schema(description = "Whom they recommend, and for what")
        List<Recommendation> recommendations,

        @Schema(description = "On the climate of the transition")
        List<ClimateAnswer> climate,

        @Schema(description = "Absent if none were taken, and of what was erased") @Nullable
        String notes) {

    static InterviewView from(InterviewEntry entry, @Nullable InterviewContent content) {
        return new InterviewView(
                entry.id(),
                entry.inspectionId(),
                entry.unitId(),
                entry.stratum(),
                entry.cadreId(),
                entry.name(),
                entry.organisation(),
                entry.interviewerIds(),
                entry.startedAt(),
                entry.endedAt(),
                entry.recordedAt(),
                entry.lateReason(),
                content == null ? List.of() : content.themes(),
                content == null ? List.of() : content.opinions(),
                content == null ? List.of() : content.recommendations(),
                content == null ? List.of() : content.climate(),
                content == null ? null : content.notes());
    }
}
