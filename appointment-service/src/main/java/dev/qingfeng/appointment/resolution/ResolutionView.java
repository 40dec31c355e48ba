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
        UUID id,
        UUID cycleId,
        Resolution.Subject subject,
        @Schema(description = "The policy or plan") UUID subjectId,
        Outcome outcome,
        Instant occurredAt,
        Instant recordedAt,

        @Schema(description = "Entered on a later day than it happened")
        boolean late,

        @Nullable String lateReason,
        List<MemberView> members) {

    /** One who was entitled to vote. */
    @Schema(name = "ResolutionMember")
    public record MemberView(
            UUID cadreId,

            @Schema(description = "Absent for who was absent") @Nullable
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
