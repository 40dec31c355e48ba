package dev.qingfeng.inspection.ballot;

/** How far a sitting is. */
public enum SittingState {
    DRAFTED,
    /** Those who drew a slip of it vote. */
    OPEN,
    ENDED
}
