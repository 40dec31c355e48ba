package dev.qingfeng.appointment.wish;

/** What a cadre wishes for: 妥善安排 (P7) or 掛職 (P10). */
public enum WishKind {
    RESETTLEMENT,
    SECONDMENT
}
