package dev.qingfeng.appointment.calendar;

/** What a calendar says of a day, whatever day of the week it is. */
public enum DayKind {
    /** 放假. */
    HOLIDAY,
    /** 上班: a day of a weekend that is worked for a holiday 調休. */
    WORKDAY
}
