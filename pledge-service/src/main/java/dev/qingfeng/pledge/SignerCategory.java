package dev.qingfeng.pledge;

/** The four categories of people who sign the discipline pledge 四類人員; one person can be in several. */
public enum SignerCategory {
    LEADING_CADRE,
    ORGANISATION_STAFF,
    TOWNSHIP_SECRETARY,
    INSPECTION_TEAM_MEMBER
}
