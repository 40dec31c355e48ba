package dev.qingfeng.pledge.reminder;

import dev.qingfeng.platform.reminder.ReminderKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reminder as the API shows it. */
@Schema(name = "Reminder")
public record ReminderView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000007")
        UUID campaignId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        ReminderKind kind,

        @Schema(description = "How many before the deadline; 0 once it has passed", examples = "5")
        int workingDays,

        @Schema(description = "Pledges that were due then", examples = "3")
        int due,

        @Schema(examples = "2026-06-30") LocalDate deadline,

        @Schema(description = "Its day; it was told later if the service was down", examples = "2026-06-23")
        LocalDate plannedOn,

        @Schema(examples = "2026-06-22T16:00:07Z") Instant recordedAt) {

    static ReminderView from(Reminder reminder) {
        return new ReminderView(
                reminder.id(),
                reminder.campaignId(),
                reminder.unitId(),
                reminder.kind(),
                reminder.workingDays(),
                reminder.due(),
                reminder.deadline(),
                reminder.plannedOn(),
                reminder.recordedAt());
    }
}
