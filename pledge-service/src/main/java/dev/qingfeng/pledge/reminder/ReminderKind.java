package dev.qingfeng.pledge.reminder;

/** When it is told whose pledges are due. */
public enum ReminderKind {
    /** Some working days before the deadline. */
    UPCOMING,
    /** The deadline has passed. */
    OVERDUE
}
