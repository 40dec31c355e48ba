package dev.qingfeng.pledge.signing;

/** What has become of a pledge. */
public enum PledgeState {
    DUE,
    SIGNED,
    /** The person left the category, the city or the registry before signing. */
    EXCUSED
}
