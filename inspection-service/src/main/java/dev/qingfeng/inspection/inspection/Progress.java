package dev.qingfeng.inspection.inspection;

/** How far the inspection of a unit has come. */
public enum Progress {
    ASSIGNED,
    NOTICE_POSTED,
    /** At least one step is recorded. */
    UNDER_WAY,
    CONCLUDED
}
