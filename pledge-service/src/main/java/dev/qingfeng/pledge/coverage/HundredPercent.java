package dev.qingfeng.pledge.coverage;

/** One of the four ratios 四個100% that a city wants complete. */
public enum HundredPercent {
    /** Pledges signed, of those due and signed. */
    SIGNED,
    /** Township units whose secretary's pledge was printed in the newspaper, of all. */
    PUBLISHED,
    /** Assessed units where the inspection team's leader has pledged publicly, of all. */
    PUBLICLY_PLEDGED,
    /** Answers to questionnaires that say that somebody knows of transition discipline 知曉率, of all that were asked for. */
    AWARE
}
