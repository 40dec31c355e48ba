package dev.qingfeng.appointment.cadre;

/** Ranks 職級, from the lowest; deputy-section 副科級 is where leading cadres begin. */
public enum Rank {
    STAFF_MEMBER,
    DEPUTY_SECTION,
    SECTION,
    DEPUTY_COUNTY,
    COUNTY;

    boolean isBelow(Rank other) {
        return compareTo(other) < 0;
    }
}
