package dev.qingfeng.pledge.signing;

/** Why somebody need not sign. */
public enum ExcuseReason {
    /** They are no longer in the registry, or not in the city. */
    LEFT,
    /** They are no longer in the category that signs. */
    CATEGORY_LOST,
    /** They are in the registry under another number, under which they sign or have signed. */
    MERGED,
    /** Two people have exempted them; it stays until it is revoked. */
    EXEMPTED,
    /** The cycle is gone from the registry. */
    CYCLE_ENDED
}
