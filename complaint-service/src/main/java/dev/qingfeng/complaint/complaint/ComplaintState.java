package dev.qingfeng.complaint.complaint;

/** How far a complaint has come. */
public enum ComplaintState {
    RECEIVED
}
