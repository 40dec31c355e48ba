package dev.qingfeng.complaint.clearancelist;

/** How far a list is; that it was answered is none of it, so that nothing of a list tells when. */
public enum ClearanceListState {
    DRAFT,
    /** It does not change any more. */
    SENT
}
