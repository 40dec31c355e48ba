package dev.qingfeng.pledge.bulkscan;

/** How far a bulk scan is. */
public enum BulkScanState {
    /** The file has come. */
    WAITING,
    /** Pages are read and settled; what is settled stays. */
    RUNNING,
    /** Each page has its outcome. */
    DONE,
    /** We are at fault; what is settled stays, and the same file may be sent again. */
    FAILED,
    /** Whoever sent it gave it up; what is settled stays. */
    ABANDONED
}
