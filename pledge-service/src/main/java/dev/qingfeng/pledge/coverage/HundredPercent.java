package dev.qingfeng.pledge.coverage;

/** One of the four ratios 四個100% that a city wants complete. */
public enum HundredPercent {
    /** Pledges signed, of those due and signed. */
    SIGNED,
    /** Township units whose secretary's pledge was printed in the newspaper, of all. */
    PUBLISHED,
    /** Assessed units where the inspection team's leader has pledged publicly, of all. */
    PUBLICLY_PLEDGED,
    /** People who know of transition discipline, of those asked. */
    AWARE
}
