package dev.qingfeng.pledge.bulkscan;

/** What came of a page of a bulk scan. */
public enum PageOutcome {
    /** Its code is read; what it shows is not recorded yet. */
    READ,
    /** The pledge was due, and is signed with this page. */
    SIGNED,
    /** The pledge was recorded as signed on paper, and has its scan now. */
    SCAN_ADDED,
    /** No code of ours, or two that differ. */
    CODE_UNREADABLE,
    /** A pledge that the sender does not see. */
    UNKNOWN,
    /** The person is not to sign any more. */
    NOT_DUE,
    /** The pledge is signed, and has a scan or needs none. */
    ALREADY_SIGNED,
    /** Another page of the same form is not in the file. */
    PAGE_MISSING,
    /** By the rules of a paper; the problem says which. */
    REFUSED;

    /** Whether somebody may say by hand what the page is: also of whoever has become due since. */
    boolean isAssignable() {
        return isOpen() || this == NOT_DUE;
    }

    /** Whether the page waits for somebody to say what it is. */
    boolean isOpen() {
        return this == CODE_UNREADABLE || this == UNKNOWN || this == PAGE_MISSING || this == REFUSED;
    }
}
