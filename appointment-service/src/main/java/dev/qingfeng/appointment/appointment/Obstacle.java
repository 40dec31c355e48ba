package dev.qingfeng.appointment.appointment;

/** What holds up an appointment whose day has come. */
public enum Obstacle {
    /** A promotion without discipline clearance. */
    CLEARANCE_MISSING,
    /** The cadre no longer serves where the committee found them. */
    MOVED_MEANWHILE,
    /** The post has as many holders as its quota (P2). */
    POST_FULL
}
