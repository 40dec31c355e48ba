package dev.qingfeng.appointment.cadre;

/** Highest degree. */
public enum Education {
    SECONDARY,
    ASSOCIATE,
    BACHELOR,
    MASTER,
    DOCTORATE
}
