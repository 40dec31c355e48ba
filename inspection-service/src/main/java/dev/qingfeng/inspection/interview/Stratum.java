package dev.qingfeng.inspection.interview;

/** From where among the people of a unit somebody is interviewed 各層面人員. */
public enum Stratum {
    LEADERSHIP_TEAM_MEMBER,
    MID_LEVEL_CADRE,
    ORDINARY_STAFF,
    /** Of a village or a community. */
    VILLAGE_CADRE,
    /** 兩代表一委員. */
    DELEGATE_OR_DEPUTY,
    ENTERPRISE_HEAD,
    RETIRED_CADRE,
    MASSES
}
