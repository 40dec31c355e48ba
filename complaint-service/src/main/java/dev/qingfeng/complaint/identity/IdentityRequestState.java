package dev.qingfeng.complaint.identity;

/** How far a request to open who a reporter is has come. */
public enum IdentityRequestState {
    REQUESTED,
    /** By another officer: from then on its requester has a day to look. */
    APPROVED,
    REFUSED,
    /** Once; it is not shown again. */
    SHOWN
}
