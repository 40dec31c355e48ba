package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.registry.RegistryCadre;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An interview in the list of the inspection team, without what was said. */
public record InterviewEntry(
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
        String lateReason) {

    /**
     * An interview with who it was with.
     *
     * @param content null of what was erased
     * @param people who each cadre is now
     */
    static InterviewEntry from(
            Interview interview, @Nullable InterviewContent content, Map<UUID, RegistryCadre> people) {
        RegistryCadre cadre = interview.cadreId() == null ? null : people.get(interview.cadreId());
        return new InterviewEntry(
                interview.id(),
                interview.inspectionId(),
                interview.unitId(),
                interview.stratum(),
                interview.cadreId(),
                cadre != null ? cadre.name() : content == null ? null : content.name(),
                content == null ? null : content.organisation(),
                interview.interviewerIds(),
                interview.startedAt(),
                interview.end().occurredAt(),
                interview.end().recordedAt(),
                interview.end().lateReason());
    }
}
