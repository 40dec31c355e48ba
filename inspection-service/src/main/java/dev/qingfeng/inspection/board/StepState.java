package dev.qingfeng.inspection.board;

/** Where a step of an inspection is now. */
public enum StepState {
    /** Something is missing for it to start now. */
    BLOCKED,
    /** It could start now. */
    READY,
    RUNNING,
    DONE
}
