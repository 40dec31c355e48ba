package dev.qingfeng.inspection.interview;

/** What somebody answers to a question about the climate of the transition. */
public enum ClimateReply {
    YES,
    NO,
    UNKNOWN
}
