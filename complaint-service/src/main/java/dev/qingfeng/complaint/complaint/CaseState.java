package dev.qingfeng.complaint.complaint;

/** How far a case is. */
public enum CaseState {
    /** Nobody has looked into it yet. */
    RECEIVED(ReportProgress.RECEIVED, false),
    /** It is known how grave it is and whom it is about. */
    SCREENED(ReportProgress.IN_PROGRESS, false),
    ACCEPTED(ReportProgress.IN_PROGRESS, false),
    /** A handler investigates it. */
    ASSIGNED(ReportProgress.IN_PROGRESS, false),
    INVESTIGATED(ReportProgress.IN_PROGRESS, false),
    CONCLUDED(ReportProgress.CONCLUDED, false),
    FEEDBACK_GIVEN(ReportProgress.CONCLUDED, false),
    CLOSED(ReportProgress.CLOSED, true),
    DECLINED(ReportProgress.DECLINED, true),
    /** Another organ goes on with it. */
    TRANSFERRED(ReportProgress.IN_PROGRESS, true),
    /** It goes on in another case, of which it is a duplicate; its receipt tells from then on what it tells of any that is looked into. */
    MERGED(ReportProgress.IN_PROGRESS, true);

    private final ReportProgress progress;
    private final boolean ended;

    CaseState(ReportProgress progress, boolean ended) {
        this.progress = progress;
        this.ended = ended;
    }

    /** As much of it as a receipt tells. */
    public ReportProgress progress() {
        return progress;
    }

    /** Whether nothing is due any more. */
    public boolean isEnded() {
        return ended;
    }
}
