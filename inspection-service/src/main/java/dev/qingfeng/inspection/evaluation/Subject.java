package dev.qingfeng.inspection.evaluation;

/** Who is graded. */
public enum Subject {
    /** 領導班子. */
    LEADERSHIP_TEAM,
    /** One of the leadership team. */
    MEMBER
}
