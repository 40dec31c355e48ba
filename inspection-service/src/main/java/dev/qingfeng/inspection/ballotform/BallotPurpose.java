package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.inspection.Step;

/** What those at a meeting fill in a ballot for; each is a step of the inspection. */
public enum BallotPurpose {
    /** 民主測評. */
    DEMOCRATIC_ASSESSMENT(Step.DEMOCRATIC_ASSESSMENT),
    /** 民主推薦後備幹部. */
    DEMOCRATIC_RECOMMENDATION(Step.DEMOCRATIC_RECOMMENDATION),
    /** 嚴肅換屆紀律問卷調查. */
    DISCIPLINE_QUESTIONNAIRE(Step.DISCIPLINE_QUESTIONNAIRE);

    private final Step step;

    BallotPurpose(Step step) {
        this.step = step;
    }

    /** The step that it is part of. */
    public Step step() {
        return step;
    }
}
