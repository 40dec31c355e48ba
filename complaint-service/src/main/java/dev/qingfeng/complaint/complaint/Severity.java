package dev.qingfeng.complaint.complaint;

/** How grave what was reported is; periods go by it. */
public enum Severity {
    ORDINARY,
    SERIOUS,
    GRAVE
}
