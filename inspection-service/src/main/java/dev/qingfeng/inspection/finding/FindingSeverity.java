package dev.qingfeng.inspection.finding;

/** How much a finding weighs. */
public enum FindingSeverity {
    /** A fact that an inspection team notes, such as one of performance. */
    OBSERVATION,
    /** 苗頭性問題. */
    EARLY_SIGN,
    /** 違反, of transition discipline or another. */
    VIOLATION
}
