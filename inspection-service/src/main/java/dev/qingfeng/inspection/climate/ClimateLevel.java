package dev.qingfeng.inspection.climate;

/** Of what a figure is. */
public enum ClimateLevel {
    CITY,
    /** The units of an inspection team together. */
    TEAM,
    UNIT
}
