package dev.qingfeng.appointment.importjob;

/** What the rows of a large file are. */
public enum ImportKind {
    CADRES,
    KINSHIPS,
    TENURES,
    ANNUAL_ASSESSMENTS,
    WISHES,
    CAREER_ENTRIES
}
