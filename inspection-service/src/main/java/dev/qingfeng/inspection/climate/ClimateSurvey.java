package dev.qingfeng.inspection.climate;

/** The four surveys 四項調查 of the climate of a transition. */
public enum ClimateSurvey {
    /** 嚴肅換屆紀律問卷調查. */
    QUESTIONNAIRE,
    /** 個別座談了解換屆風氣. */
    INTERVIEWS,
    /** What the assessment ballot asks of breaches by members of the leadership team. */
    ASSESSMENT_BALLOT,
    /** Written reports at inspections, and the channels of complaint-service. */
    REPORTS
}
