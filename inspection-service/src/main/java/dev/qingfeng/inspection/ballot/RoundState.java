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
    /** Its protocol is signed and its keys are shredded: the result is released, and nothing of it changes again. */
    CERTIFIED,
    /** Never counted. */
    VOID;

    /** Whether there are figures. */
    boolean isCounted() {
        return this == CLOSED || this == CERTIFIED;
    }

    /** Whether what is in the box is known to everybody. */
    boolean isBoxShown() {
        return this == SEALED || isCounted();
    }
}
