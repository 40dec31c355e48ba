package dev.qingfeng.inspection.ballot;

/** How far an attempt to open a box is. */
public enum BoxOpeningState {
    /** For keys. */
    WAITING,
    ENDED
}
