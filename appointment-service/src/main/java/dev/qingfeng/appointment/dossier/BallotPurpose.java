package dev.qingfeng.appointment.dossier;

/** What those at a meeting of an inspection fill in a ballot for; each is a step of the inspection. */
public enum BallotPurpose {
    /** 民主測評. */
    DEMOCRATIC_ASSESSMENT,
    /** 民主推薦後備幹部. */
    DEMOCRATIC_RECOMMENDATION,
    /** 嚴肅換屆紀律問卷調查. */
    DISCIPLINE_QUESTIONNAIRE
}
