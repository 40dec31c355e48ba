package dev.qingfeng.complaint.accountability;

/** What may follow for whoever a case was substantiated against. */
public enum MeasureKind {
    /** 提醒談話. */
    REMINDER_TALK,
    /** 誡勉. */
    ADMONITION,
    /** 書面檢查. */
    WRITTEN_SELF_EXAMINATION,
    /** 組織調整. */
    ORGANISATIONAL_ADJUSTMENT,
    /** 紀律處分移送. */
    DISCIPLINARY_REFERRAL
}
