package dev.qingfeng.appointment.dossier;

/** Grades 等次, the best first: 優秀, 較好, 一般, 較差. */
public enum Grade {
    EXCELLENT,
    FAIRLY_GOOD,
    AVERAGE,
    POOR;

    Grade worse(Grade other) {
        return compareTo(other) < 0 ? other : this;
    }
}
