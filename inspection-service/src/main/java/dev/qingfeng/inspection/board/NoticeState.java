package dev.qingfeng.inspection.board;

/** Where the notice of an inspection is now. */
public enum NoticeState {
    NOT_POSTED,
    /** Posted, and its day of fieldwork has not come. */
    RUNNING,
    /** The day of fieldwork that it announced has come. */
    OVER
}
