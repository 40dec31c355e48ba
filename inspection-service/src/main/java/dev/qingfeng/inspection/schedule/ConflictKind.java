package dev.qingfeng.inspection.schedule;

/** What does not fit in a timetable. */
public enum ConflictKind {
    /** The team is to be in another unit on the same day, be it for a meeting alone. */
    TEAM_IN_TWO_UNITS,
    /** A meeting is on none of the days that are planned for its unit. */
    MEETING_OUTSIDE_PLANNED_DAYS,
    /** The team has another meeting at once, or so near that it cannot be there. */
    MEETINGS_TOO_NEAR,
    /** The first day, or that of a meeting, comes before that which the notice announces, or could announce if it were posted today. */
    BEFORE_NOTICE_PERIOD,
    /** A planned day, or that of a meeting, is free by the city's calendar. */
    REST_DAY
}
