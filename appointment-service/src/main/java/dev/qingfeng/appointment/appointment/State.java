package dev.qingfeng.appointment.appointment;

/** DECIDED becomes EFFECTIVE or SUSPENDED, SUSPENDED becomes EFFECTIVE; a later decision makes either SUPERSEDED. */
public enum State {
    DECIDED,
    EFFECTIVE,
    SUSPENDED,
    SUPERSEDED
}
