package dev.qingfeng.inspection.meeting;

/** Whether somebody is at a meeting. */
public enum Presence {
    /** Not there yet. */
    EXPECTED,
    PRESENT,
    /** Expected and not there when attendance was closed. */
    ABSENT
}
