package dev.qingfeng.inspection.ballotform;

/** Where a form stands. */
public enum FormState {
    /** It can be edited, and nobody votes on it. */
    DRAFTED,
    /** Rounds are held on it; it never changes. */
    ADOPTED,
    /** A later edition has taken its place. */
    RETIRED
}
