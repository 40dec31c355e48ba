package dev.qingfeng.inspection.climate;

/** How complaints come in: the four channels 四個渠道, and the written reports of inspections; as complaint-service names them. */
public enum ReportingChannel {
    WEB_COLUMN,
    REPORT_BOX,
    HOTLINE,
    PETITION_DESK,
    WRITTEN_REPORT
}
