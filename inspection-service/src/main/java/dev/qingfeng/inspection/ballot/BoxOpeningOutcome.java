package dev.qingfeng.inspection.ballot;

/** What came of an attempt to open a box. */
public enum BoxOpeningOutcome {
    COUNTED,
    /** A sheet was misread, is of another round or holder, or was sealed to another key: nothing was opened. */
    KEYS_DO_NOT_FIT,
    /** What is in the box is not what was in it when it was sealed: nothing was counted. */
    BOX_ALTERED,
    /** Another attempt began, or its time is over. */
    GIVEN_UP
}
