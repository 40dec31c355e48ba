package dev.qingfeng.inspection.evaluation;

/** The four grades 等次. */
public enum Grade {
    EXCELLENT,
    FAIRLY_GOOD,
    AVERAGE,
    POOR
}
