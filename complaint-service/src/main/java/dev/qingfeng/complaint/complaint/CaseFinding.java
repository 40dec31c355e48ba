package dev.qingfeng.complaint.complaint;

/** What came of a case. */
public enum CaseFinding {
    SUBSTANTIATED,
    PARTLY_SUBSTANTIATED,
    UNSUBSTANTIATED,
    /** 誣告, as found by the discipline organ. */
    FALSE_ACCUSATION;

    /** Whether somebody has to answer for something. */
    public boolean isSubstantiated() {
        return this == SUBSTANTIATED || this == PARTLY_SUBSTANTIATED;
    }
}
