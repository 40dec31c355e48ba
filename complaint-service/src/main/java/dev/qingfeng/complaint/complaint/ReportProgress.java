package dev.qingfeng.complaint.complaint;

/** How a report stands, for who has its receipt: nothing that could tell who works on it, or what was found. */
public enum ReportProgress {
    RECEIVED,
    IN_PROGRESS,
    CONCLUDED,
    CLOSED,
    DECLINED
}
