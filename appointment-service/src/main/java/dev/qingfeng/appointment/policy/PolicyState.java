package dev.qingfeng.appointment.policy;

/** A draft is adopted or rejected by vote, and then never changes. */
public enum PolicyState {
    DRAFT,
    ADOPTED,
    REJECTED
}
