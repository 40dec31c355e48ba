package dev.qingfeng.appointment.cadre;

/** Sex as registered. */
public enum Sex {
    FEMALE,
    MALE
}
