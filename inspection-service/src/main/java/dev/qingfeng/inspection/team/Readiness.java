package dev.qingfeng.inspection.team;

/** How far an inspection team has come. */
public enum Readiness {
    FORMED,
    /** Each member has attended a training. */
    TRAINED,
    IN_FIELD
}
