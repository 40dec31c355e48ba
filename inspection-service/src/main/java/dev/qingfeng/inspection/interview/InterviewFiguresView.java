package dev.qingfeng.inspection.interview;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the interviews of an inspection say together; the same for every reader, and for ever. */
@Schema(name = "InterviewFigures")
public record InterviewFiguresView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000041")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "2026-07-01T01:00:00Z") Instant countedAt,

        Figures figures) {

    static InterviewFiguresView from(InterviewFigures counted) {
        return new InterviewFiguresView(
                counted.id(), counted.inspectionId(), counted.unitId(), counted.countedAt(), counted.figures());
    }
}
