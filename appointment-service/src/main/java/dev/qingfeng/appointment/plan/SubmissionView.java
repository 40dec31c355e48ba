package dev.qingfeng.appointment.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The submission of a plan as the API shows it. */
@Schema(name = "Submission")
public record SubmissionView(
        @Schema(examples = "2026-05-18T06:00:00Z") Instant submittedAt,

        @Schema(description = "A staff number", examples = "M-1001")
        String submittedBy,

        @Schema(
                description = "The day of effect that it was checked for; the committee may decide on another",
                examples = "2026-06-01")
        LocalDate effectiveOn,

        @Schema(
                description = "How it stood to the principles when it was submitted",
                examples = "01980f2a-7c00-7000-8000-000000000027")
        UUID checkId) {

    static @Nullable SubmissionView from(@Nullable Submission submission) {
        return submission == null
                ? null
                : new SubmissionView(submission.at(), submission.by(), submission.effectiveOn(), submission.checkId());
    }
}
