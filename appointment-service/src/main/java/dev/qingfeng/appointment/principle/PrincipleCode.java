package dev.qingfeng.appointment.principle;

/** The codes of the ten principles, as the contract gives them out; what there is to know of each is in its own class. */
public enum PrincipleCode {
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    P7,
    P8,
    P9,
    P10
}
