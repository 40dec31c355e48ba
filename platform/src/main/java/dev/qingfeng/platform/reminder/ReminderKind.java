package dev.qingfeng.platform.reminder;

/** When it is told that something is due. */
public enum ReminderKind {
    /** Some working days before the deadline. */
    UPCOMING,
    /** The deadline has passed. */
    OVERDUE
}
