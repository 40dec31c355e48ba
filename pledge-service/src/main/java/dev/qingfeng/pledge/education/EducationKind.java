package dev.qingfeng.pledge.education;

/** What kind of activity it was. */
public enum EducationKind {
    /** 宣傳: people were told of the transition and its rules. */
    PUBLICITY,
    /** 紀律教育: people studied the discipline of the transition. */
    DISCIPLINE_EDUCATION
}
