package dev.qingfeng.appointment.unitchange;

/** What a change does to a unit. */
public enum UnitChangeKind {
    /** Another name, another kind (撤鄉設鎮, 撤鎮設街道), or both. */
    RENAMING,
    /** Another unit above it. */
    MOVE,
    /** The end of the unit; another takes over from it (撤鄉並鎮). */
    MERGER
}
