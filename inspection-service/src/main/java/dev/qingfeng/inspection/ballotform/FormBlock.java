package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.ballotform.QuestionAbout.LEADERSHIP_TEAM;
import static dev.qingfeng.inspection.ballotform.QuestionAbout.MEMBERS;
import static dev.qingfeng.inspection.ballotform.QuestionAbout.NOMINEES;
import static dev.qingfeng.inspection.ballotform.QuestionAbout.NONE;

import java.util.Locale;

/** What the questions of a form belong to; some purposes require some of them. */
public enum FormBlock {
    LEADERSHIP_TEAM_EVALUATION,
    MEMBER_EVALUATION,
    /** 任職徵求意見. */
    APPOINTMENT_CONSULTATION,
    /** 廉政建設評價. */
    INTEGRITY_EVALUATION,
    /** Whether members of the leadership team broke the discipline of the transition 拉票賄選等. */
    DISCIPLINE_BREACHES,
    RESERVE_CADRES,
    /** Of transition discipline 知曉率. */
    AWARENESS,
    /** What is thought of breaches of transition discipline. */
    BREACH_VIEWS;

    /** Whether a question of this block is about these. */
    public boolean canBeAbout(QuestionAbout about) {
        return switch (this) {
            case LEADERSHIP_TEAM_EVALUATION -> about == LEADERSHIP_TEAM;
            case MEMBER_EVALUATION -> about == MEMBERS;
            case APPOINTMENT_CONSULTATION -> about == MEMBERS || about == NOMINEES;
            case INTEGRITY_EVALUATION, DISCIPLINE_BREACHES -> about == LEADERSHIP_TEAM || about == MEMBERS;
            case RESERVE_CADRES -> about == NOMINEES;
            case AWARENESS -> about == NONE;
            case BREACH_VIEWS -> about != NOMINEES;
        };
    }

    /** As errors name it, such as {@code integrity-evaluation}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
