package dev.qingfeng.appointment.principle;

/** How binding a principle is: refuses a decision, is a preference, or is only reported. */
public enum PrincipleKind {
    HARD,
    SOFT,
    REPORTED
}
