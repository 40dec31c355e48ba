package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.reminder.ReminderKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finding with all that was written of it. */
@Schema(name = "Finding")
public record FindingView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000051")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(
                description = "7 for the field visit, 8 for the document review, 9 for the special investigation",
                examples = "7")
        int step,

        @Schema(description = "A code of the vocabulary `finding-categories`", examples = "PERFORMANCE")
        String category,

        FindingSeverity severity,
        FindingState state,

        @Schema(examples = "2026-06-16T02:30:00Z") Instant foundAt,
        @Schema(examples = "2026-06-16T02:30:01Z") Instant recordedAt,

        @Schema(description = "Absent unless it was recorded on a later day") @Nullable
        String lateReason,

        @Schema(description = "Staff number of who recorded it", examples = "MC0007")
        String recordedBy,

        @Schema(description = "What was found, as it was told first and in each correction; the last counts")
        List<Edition> editions,

        @Schema(description = "What is to be done about it and what came of it, in the order in which it was entered")
        List<Entry> followUps,

        @Schema(description = "That it was told that something is due or was due, in the order in which it was told")
        List<Told> reminders) {

    /** What was found, as it was told at some time. */
    @Schema(name = "FindingEdition")
    public record Edition(
            @Schema(examples = "1") int edition,

            @Schema(examples = "PERFORMANCE") String category,

            FindingSeverity severity,

            @Schema(examples = "实地查看两个项目,其中一个与上报进度不符。") String found,

            @Schema(description = "Absent in the first edition") @Nullable
            String reason,

            @Schema(description = "Files of the step that came with it")
            List<UUID> evidenceFileIds,

            @Schema(examples = "2026-06-16T02:30:01Z") Instant enteredAt,

            @Schema(description = "Staff number", examples = "MC0007")
            String enteredBy) {}

    /** What is to be done, or what came of it. */
    @Schema(name = "FindingFollowUp")
    public record Entry(
            @Schema(examples = "1") int number,

            @Schema(description = "Of the finding from then on")
            FindingState state,

            @Schema(examples = "核对项目台账,约谈分管负责人。") String said,

            @Schema(description = "Absent for an outcome", examples = "01980f2a-7c00-7000-8000-000000000012") @Nullable
            UUID followerId,

            @Schema(description = "Absent for an outcome", examples = "2026-06-30") @Nullable
            LocalDate dueOn,

            @Schema(description = "Files of the step that came with it")
            List<UUID> evidenceFileIds,

            @Schema(examples = "2026-06-16T09:00:00Z") Instant occurredAt,
            @Schema(examples = "2026-06-16T09:00:01Z") Instant recordedAt,

            @Schema(description = "Absent unless it was recorded on a later day") @Nullable
            String lateReason,

            @Schema(description = "Staff number", examples = "MC0007")
            String recordedBy) {}

    /** That it was told that something is due soon, or was due. */
    @Schema(name = "FindingReminder")
    public record Told(
            ReminderKind kind,

            @Schema(description = "How many before the day; 0 once it has passed", examples = "3")
            int workingDays,

            @Schema(examples = "2026-06-30") LocalDate dueOn,

            @Schema(description = "Who was to see to it then", examples = "01980f2a-7c00-7000-8000-000000000012")
            UUID followerId,

            @Schema(examples = "2026-06-25T00:00:31Z") Instant toldAt) {

        static Told from(FindingReminder reminder) {
            return new Told(
                    reminder.kind(),
                    reminder.workingDays(),
                    reminder.dueOn(),
                    reminder.followerId(),
                    reminder.recordedAt());
        }
    }

    static FindingView of(
            Finding finding,
            List<FindingEdition> editions,
            List<FollowUp> followUps,
            List<FindingReminder> reminders,
            FindingKey key,
            Envelope envelope) {
        return new FindingView(
                finding.id(),
                finding.inspectionId(),
                finding.cycleId(),
                finding.unitId(),
                finding.step().number(),
                finding.category(),
                finding.severity(),
                finding.state(),
                finding.found().occurredAt(),
                finding.found().recordedAt(),
                finding.found().lateReason(),
                finding.recordedBy(),
                editions.stream()
                        .map(edition -> edition(edition, key, envelope))
                        .toList(),
                followUps.stream().map(entry -> entry(entry, key, envelope)).toList(),
                reminders.stream().map(Told::from).toList());
    }

    private static Edition edition(FindingEdition edition, FindingKey key, Envelope envelope) {
        return new Edition(
                edition.edition(),
                edition.category(),
                edition.severity(),
                edition.found(key, envelope),
                edition.correctionReason(key, envelope),
                edition.evidenceIds(),
                edition.enteredAt(),
                edition.enteredBy());
    }

    private static Entry entry(FollowUp entry, FindingKey key, Envelope envelope) {
        return new Entry(
                entry.number(),
                entry.state(),
                entry.said(key, envelope),
                entry.followerId(),
                entry.dueOn(),
                entry.evidenceIds(),
                entry.occurrence().occurredAt(),
                entry.occurrence().recordedAt(),
                entry.occurrence().lateReason(),
                entry.recordedBy());
    }
}
