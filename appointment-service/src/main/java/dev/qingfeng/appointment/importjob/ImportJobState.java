package dev.qingfeng.appointment.importjob;

/** How far an import job is. */
public enum ImportJobState {
    /** The file has come. */
    WAITING,
    /** Rows are judged or written; nobody sees what is written before all is. */
    RUNNING,
    /** All is written, or would be where it is a dry run. */
    DONE,
    /** The file is at fault, and nothing was written. */
    REFUSED,
    /** We are at fault, and nothing was written; the same file may be sent again. */
    FAILED
}
