package dev.qingfeng.inspection.meeting;

/** How far a meeting has come. */
public enum MeetingState {
    DRAFTED,
    /** Those expected are called; from then on people check in. */
    CONVENED,
    /** Its attendance is closed: who did not come is absent. */
    HELD,
    CANCELLED
}
