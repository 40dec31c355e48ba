package dev.qingfeng.appointment.post;

/** How a post gets its holder. */
public enum WayOfFilling {
    /** 任命. */
    APPOINTMENT,
    /** 選舉: the committee nominates, the congress elects. */
    ELECTION
}
