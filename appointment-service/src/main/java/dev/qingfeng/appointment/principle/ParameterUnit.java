package dev.qingfeng.appointment.principle;

/** What the figure of a parameter counts. */
public enum ParameterUnit {
    /** Whole years, reached on the birthday or the day of the year. */
    YEARS,
    PERSONS,
    PERCENT,
    /** Yes is 1, no is 0. */
    FLAG,
    /** Of the score, for each case that is as the principle prefers it. */
    POINTS
}
