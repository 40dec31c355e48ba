package dev.qingfeng.inspection.interview;

/** For which kind of post of the leadership team somebody is recommended. */
public enum RecommendedPost {
    PARTY_SECRETARY,
    HEAD_OF_GOVERNMENT,
    DEPUTY_PARTY_SECRETARY,
    DEPUTY_HEAD_OF_GOVERNMENT,
    PARTY_COMMITTEE_MEMBER
}
