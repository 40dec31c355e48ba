package dev.qingfeng.inspection.inspection;

/** What shows that a step was carried out. */
public enum EvidenceKind {
    /** A record on paper, by its number. */
    RECORD,
    /** A file, by its number. */
    FILE,
    /** Something counted, such as ballots or people interviewed. */
    COUNT
}
