package dev.qingfeng.appointment.assessment;

/** Grades of the annual assessment: 優秀, 稱職, 基本稱職, 不稱職, 不確定等次; not those of an inspection. */
public enum AnnualGrade {
    EXCELLENT,
    COMPETENT,
    BASICALLY_COMPETENT,
    INCOMPETENT,
    UNGRADED
}
