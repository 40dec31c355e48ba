package dev.qingfeng.appointment.plan;

/** A waiver counts once another person than who proposed it has granted it, and until it is withdrawn. */
public enum WaiverState {
    PROPOSED,
    GRANTED,
    WITHDRAWN
}
