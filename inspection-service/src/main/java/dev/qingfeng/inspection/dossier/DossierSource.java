package dev.qingfeng.inspection.dossier;

/** Where a part of a dossier comes from. */
public enum DossierSource {
    /** As it was last told. */
    REGISTRY,
    NOTICE,
    RECORDS_OF_STEPS,
    ATTENDANCE,
    INTERVIEWS,
    /** As they were counted once, without what is small. */
    INTERVIEW_FIGURES,
    /** Of certified rounds, without questions that too few were asked. */
    BALLOTS,
    TALKS,
    TEAM_MEETING,
    EVALUATIONS,
    FINDINGS
}
