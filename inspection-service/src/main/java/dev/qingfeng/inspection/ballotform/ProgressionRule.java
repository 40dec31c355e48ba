package dev.qingfeng.inspection.ballotform;

/** Who of those chosen in an earlier round stands in the next. */
public enum ProgressionRule {
    /** The first so many, with all who are level with the last of them. */
    TOP,
    /** Whoever was chosen on at least so many in a hundred of the ballots cast. */
    AT_LEAST
}
