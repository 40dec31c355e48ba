package dev.qingfeng.appointment.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What other services say of a cadre, as this service knows it. */
public record Dossier(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "Grades as a member of a leadership team; absent for who may not see them") @Nullable
        List<GradeGiven> evaluations,

        ClearanceGiven clearance) {

    /** A grade, where it comes from and since when. */
    public record GradeGiven(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000024")
            UUID evaluationId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
            UUID cycleId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "EXCELLENT") Grade grade,
            @Schema(examples = "2026-04-30T08:00:00Z") Instant gradedAt,
            @Schema(examples = "inspection-service") String source) {}

    /** Discipline clearance, where it comes from and since when. */
    public record ClearanceGiven(
            @Schema(description = "No is everyone's initial state, and has ordinary causes", examples = "true")
            boolean given,

            @Schema(description = "Absent before the first batch", examples = "42") @Nullable
            Long batch,

            @Schema(description = "Absent before the first batch", examples = "2026-05-20T04:00:00Z") @Nullable
            Instant publishedAt,

            @Schema(examples = "complaint-service") String source) {}

    static Dossier of(
            UUID cadreId, @Nullable List<Evaluation> evaluations, Optional<Clearance> clearance, boolean cleared) {
        return new Dossier(
                cadreId,
                evaluations == null
                        ? null
                        : evaluations.stream().flatMap(Dossier::given).toList(),
                new ClearanceGiven(
                        cleared,
                        clearance.map(Clearance::batch).orElse(null),
                        clearance.map(Clearance::publishedAt).orElse(null),
                        "complaint-service"));
    }

    private static Stream<GradeGiven> given(Evaluation evaluation) {
        UUID cycleId = evaluation.cycleId();
        UUID unitId = evaluation.unitId();
        Grade grade = evaluation.grade();
        Instant gradedAt = evaluation.gradedAt();
        return cycleId == null || unitId == null || grade == null || gradedAt == null
                ? Stream.empty()
                : Stream.of(new GradeGiven(evaluation.id(), cycleId, unitId, grade, gradedAt, "inspection-service"));
    }

    /** A number that changes with what is shown: who sees less has a version of their own. */
    long version() {
        byte[] shown = toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(shown).getMostSignificantBits() & Long.MAX_VALUE;
    }
}
