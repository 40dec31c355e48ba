package dev.qingfeng.inspection.registry;

/** The phases of a transition, in their order. */
public enum Phase {
    MOBILISATION,
    INSPECTION,
    POLICY_ADOPTION,
    DECISION,
    ARCHIVED
}
