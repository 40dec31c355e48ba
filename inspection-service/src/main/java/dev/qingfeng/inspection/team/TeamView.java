package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inspection team as the API shows it. */
@Schema(name = "InspectionTeam")
public record TeamView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "第一考察组") String name,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000011")
        UUID leaderId,

        @Schema(description = "The leader among them") List<UUID> memberIds,

        @Schema(description = "Where each member is drawn from")
        List<MemberSource> sources,

        @Schema(description = "How many members are drawn from each unit")
        List<SourceCount> mix,

        List<UUID> unitIds,
        Readiness state,
        List<TrainingView> trainings,

        @Schema(description = "Absent of teams from before this was kept", examples = "2026-06-08T01:00:00Z") @Nullable
        Instant formedAt,

        @Schema(description = "Absent of teams from before this was kept", examples = "2026-06-09T00:45:00Z") @Nullable
        Instant formingRecordedAt,

        @Schema(description = "Absent unless it was recorded on a later day than it was formed on") @Nullable
        String formingLateReason,

        @Schema(description = "Absent until then", examples = "2026-06-14T00:30:00Z") @Nullable
        Instant fieldworkStartedAt,

        @Schema(description = "Absent until then", examples = "2026-06-15T00:45:00Z") @Nullable
        Instant fieldworkRecordedAt,

        @Schema(description = "Absent unless it was recorded on a later day than it began on") @Nullable
        String fieldworkLateReason) {

    /** As those whom it inspects see it: no prose. */
    TeamView fromOutside() {
        return new TeamView(
                id,
                cycleId,
                name,
                leaderId,
                memberIds,
                sources,
                mix,
                unitIds,
                state,
                trainings.stream().map(TrainingView::fromOutside).toList(),
                formedAt,
                formingRecordedAt,
                null,
                fieldworkStartedAt,
                fieldworkRecordedAt,
                null);
    }

    static TeamView from(InspectionTeam team) {
        Occurrence forming = team.forming();
        Occurrence fieldwork = team.fieldwork();
        return new TeamView(
                team.id(),
                team.cycleId(),
                team.name(),
                team.leaderId(),
                team.memberIds(),
                team.sources().entrySet().stream()
                        .map(member -> new MemberSource(member.getKey(), member.getValue()))
                        .toList(),
                SourceCount.of(team),
                team.unitIds(),
                team.state(),
                team.trainings().stream().map(TrainingView::from).toList(),
                forming == null ? null : forming.occurredAt(),
                forming == null ? null : forming.recordedAt(),
                forming == null ? null : forming.lateReason(),
                team.fieldworkStartedAt(),
                fieldwork == null ? null : fieldwork.recordedAt(),
                fieldwork == null ? null : fieldwork.lateReason());
    }
}
