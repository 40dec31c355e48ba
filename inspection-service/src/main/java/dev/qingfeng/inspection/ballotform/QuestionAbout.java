package dev.qingfeng.inspection.ballotform;

/** Whom a question is about. People are named where the form is used, so that one form serves all units of a cycle. */
public enum QuestionAbout {
    NONE,
    /** As a whole. */
    LEADERSHIP_TEAM,
    /** Of the leadership team. */
    MEMBERS,
    NOMINEES;

    /** Whether candidates are to be named before anybody is asked. */
    public boolean needsCandidates() {
        return this == MEMBERS || this == NOMINEES;
    }
}
