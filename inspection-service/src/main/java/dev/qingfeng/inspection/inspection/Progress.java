package dev.qingfeng.inspection.inspection;

/** How far the inspection of a unit has come. */
public enum Progress {
    ASSIGNED,
    NOTICE_POSTED,
    /** At least one step has started. */
    UNDER_WAY,
    CONCLUDED
}
