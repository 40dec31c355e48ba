package dev.qingfeng.appointment.resolution;

/** What a vote resolved. */
public enum Outcome {
    APPROVED,
    REJECTED
}
