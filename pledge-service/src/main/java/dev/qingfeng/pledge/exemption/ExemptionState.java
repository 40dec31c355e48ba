package dev.qingfeng.pledge.exemption;

/** What has become of a proposal to exempt somebody. */
public enum ExemptionState {
    PROPOSED,
    /** In force: the person need not sign. */
    APPROVED,
    REJECTED,
    /** The proposal was taken back, or the person signed or left before anybody decided. */
    WITHDRAWN,
    /** It was in force, and the person is to sign again. */
    REVOKED
}
