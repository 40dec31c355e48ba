package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.platform.reminder.ReminderKind;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something is to be done about a finding soon, or was to be done by now.
 *
 * @param workingDays how many before the day; 0 once it has passed
 */
@EventType(value = "dev.qingfeng.inspection.finding-due.v1", topic = "qingfeng.inspection.events.v1")
public record FindingDue(
        UUID reminderId,
        UUID findingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        UUID followerId,
        ReminderKind kind,
        int workingDays,
        LocalDate dueOn) {

    static FindingDue from(FindingReminder reminder) {
        return new FindingDue(
                reminder.id(),
                reminder.findingId(),
                reminder.inspectionId(),
                reminder.cycleId(),
                reminder.unitId(),
                reminder.followerId(),
                reminder.kind(),
                reminder.workingDays(),
                reminder.dueOn());
    }
}
