package dev.qingfeng.inspection.inspection;

/** What shows that a step was carried out. */
public enum EvidenceKind {
    /** A record on paper, by its number. */
    RECORD,
    /** A file that was uploaded to the step. */
    FILE,
    /** Something counted, such as ballots or people interviewed. */
    COUNT
}
