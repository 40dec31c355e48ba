package dev.qingfeng.complaint.erasure;

/** How far an erasure is. */
public enum ErasureState {
    REQUESTED,
    /** Its keys are destroyed. */
    ERASED,
    REFUSED
}
