package dev.qingfeng.inspection.meeting;

/** As what somebody is at a meeting. */
public enum AttendeeClass {
    /** Those whom superiors prescribe. */
    PRESCRIBED,
    LEADER,
    /** 黨代表, of city level and above. */
    PARTY_CONGRESS_DELEGATE,
    /** 人大代表, of city level and above. */
    PEOPLES_CONGRESS_DEPUTY,
    /** 政協委員, of city level and above. */
    CPPCC_MEMBER,
    TOWNSHIP_DEPUTY,
    /** Of an above-scale enterprise 規模以上企業. */
    ENTERPRISE_HEAD,
    STAFF,
    OTHER
}
