package dev.qingfeng.pledge.reminder;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.platform.reminder.ReminderKind;
import java.time.LocalDate;
import java.util.UUID;

/**
 * So many people of a unit have not signed yet; whoever sends messages learns who from the list of pledges.
 *
 * @param workingDays how many before the deadline; 0 once it has passed
 */
@EventType(value = "dev.qingfeng.pledge.reminder-due.v1", topic = "qingfeng.pledge.events.v1")
public record ReminderDue(
        UUID reminderId,
        UUID campaignId,
        UUID unitId,
        ReminderKind kind,
        int workingDays,
        int due,
        LocalDate deadline) {

    static ReminderDue from(Reminder reminder) {
        return new ReminderDue(
                reminder.id(),
                reminder.campaignId(),
                reminder.unitId(),
                reminder.kind(),
                reminder.workingDays(),
                reminder.due(),
                reminder.deadline());
    }
}
