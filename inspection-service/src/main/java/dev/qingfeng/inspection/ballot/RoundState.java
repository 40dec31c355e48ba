package dev.qingfeng.inspection.ballot;

/** How far a round is. */
public enum RoundState {
    DRAFTED,
    /** Ballots are cast, while a sitting is open. */
    OPEN,
    /** No ballot is cast any more, and none is opened yet. */
    SEALED,
    /** Counted; the ballots are gone. */
    CLOSED,
    /** Never counted. */
    VOID
}
