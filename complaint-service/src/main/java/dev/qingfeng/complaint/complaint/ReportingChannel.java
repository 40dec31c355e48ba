package dev.qingfeng.complaint.complaint;

/** How a complaint came in: the four channels 四個渠道, and the written reports of inspections. */
public enum ReportingChannel {
    /** The supervision column on the web. */
    WEB_COLUMN,
    REPORT_BOX,
    HOTLINE,
    /** The petition reception desk 信訪. */
    PETITION_DESK,
    /** A written report handed in at an inspection, on the form of its own. */
    WRITTEN_REPORT
}
