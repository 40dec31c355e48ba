package dev.qingfeng.inspection.finding;

/** What came of a finding in the end. */
public enum FindingOutcome {
    SETTLED(FindingState.SETTLED),
    /** It turned out to be none. */
    UNFOUNDED(FindingState.UNFOUNDED);

    private final FindingState state;

    FindingOutcome(FindingState state) {
        this.state = state;
    }

    FindingState state() {
        return state;
    }
}
