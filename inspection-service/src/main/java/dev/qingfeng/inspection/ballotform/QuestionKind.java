package dev.qingfeng.inspection.ballotform;

/** How a question is answered. */
public enum QuestionKind {
    /** With one of the choices, or with none; of people for each of them. */
    RATE,
    /** With some of the choices, or of the people whom it is about; at most so many. */
    SELECT
}
