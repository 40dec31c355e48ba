package dev.qingfeng.inspection.interview;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That an interview is recorded, with nothing of what was said: answers are kept for a while, to be repeated. */
@Schema(name = "RecordedInterview")
public record RecordedInterviewView(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5c")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        Stratum stratum,

        @Schema(examples = "2026-06-15T01:40:01Z") Instant recordedAt,

        @Schema(description = "Absent unless it was recorded on a later day") @Nullable
        String lateReason) {

    static RecordedInterviewView from(Interview interview) {
        return new RecordedInterviewView(
                interview.id(),
                interview.inspectionId(),
                interview.stratum(),
                interview.end().recordedAt(),
                interview.end().lateReason());
    }
}
