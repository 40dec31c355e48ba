package dev.qingfeng.appointment.dossier;

/** Who was graded: a unit's leadership team as a whole, or one of its members. */
public enum EvaluationSubject {
    LEADERSHIP_TEAM,
    MEMBER
}
