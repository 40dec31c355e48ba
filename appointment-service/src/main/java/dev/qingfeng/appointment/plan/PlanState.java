package dev.qingfeng.appointment.plan;

/** A draft, submitted or not, is approved or rejected by vote, and then never changes. */
public enum PlanState {
    DRAFT,
    APPROVED,
    REJECTED
}
