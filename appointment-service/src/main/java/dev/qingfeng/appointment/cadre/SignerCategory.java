package dev.qingfeng.appointment.cadre;

/** The four categories of people who sign the discipline pledge; one person can be in several. */
public enum SignerCategory {
    LEADING_CADRE,
    ORGANISATION_STAFF,
    TOWNSHIP_SECRETARY,
    INSPECTION_TEAM_MEMBER
}
