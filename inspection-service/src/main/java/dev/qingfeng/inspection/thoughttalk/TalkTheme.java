package dev.qingfeng.inspection.thoughttalk;

/** What a talk touches. */
public enum TalkTheme {
    /** 工作情況. */
    WORK,
    /** 思想動態. */
    THINKING,
    /** 個人訴求. */
    PERSONAL_WISHES,
    /** 意見建議. */
    SUGGESTIONS
}
