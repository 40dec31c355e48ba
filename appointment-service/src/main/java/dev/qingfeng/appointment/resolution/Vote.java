package dev.qingfeng.appointment.resolution;

/** How a member voted; who is concerned by the matter is recused. */
public enum Vote {
    FOR,
    AGAINST,
    ABSTAIN,
    RECUSED
}
