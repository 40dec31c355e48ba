package dev.qingfeng.pledge.signing;

/** What has become of a pledge. */
public enum PledgeState {
    DUE,
    SIGNED,
    /** The person need not sign; {@link Excuse} says why. */
    EXCUSED
}
