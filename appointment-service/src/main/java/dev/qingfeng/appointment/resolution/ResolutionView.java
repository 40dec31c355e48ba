package dev.qingfeng.appointment.resolution;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A resolution as the API shows it. */
@Schema(name = "Resolution")
public record ResolutionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000023")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @Schema(examples = "PLAN") Resolution.Subject subject,

        @Schema(description = "The policy or plan", examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID subjectId,

        @Schema(examples = "APPROVED") Outcome outcome,
        @Schema(examples = "2026-05-20T02:00:00Z") Instant occurredAt,
        @Schema(examples = "2026-05-20T03:10:00Z") Instant recordedAt,

        @Schema(description = "Entered on a later day than it happened", examples = "false")
        boolean late,

        @Schema(examples = "断网,次日补录") @Nullable String lateReason,
        List<MemberView> members) {

    /** One who was entitled to vote. */
    @Schema(name = "ResolutionMember")
    public record MemberView(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @Schema(description = "Absent for who was absent", examples = "FOR") @Nullable
            Vote vote) {}

    static ResolutionView from(Resolution resolution) {
        return new ResolutionView(
                resolution.id(),
                resolution.cycleId(),
                resolution.subject(),
                resolution.subjectId(),
                resolution.outcome(),
                resolution.occurrence().occurredAt(),
                resolution.occurrence().recordedAt(),
                resolution.occurrence().isLate(),
                resolution.occurrence().lateReason(),
                resolution.members().stream()
                        .map(member -> new MemberView(member.cadreId(), member.vote()))
                        .sorted(Comparator.comparing(MemberView::cadreId))
                        .toList());
    }
}
