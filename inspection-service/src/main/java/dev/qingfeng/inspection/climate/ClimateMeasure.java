package dev.qingfeng.inspection.climate;

/** What is counted in a survey, of how many that were asked. */
public enum ClimateMeasure {
    /** Answers to all questions on awareness that say that somebody knows, of all that were due 知曉率. */
    AWARE(ClimateSurvey.QUESTIONNAIRE),
    /** Ballots that say that there was a breach, by question. */
    BREACH_IN_THE_UNIT(ClimateSurvey.QUESTIONNAIRE),
    /** Ballots that find something good or fairly good, by question. */
    FOUND_GOOD(ClimateSurvey.QUESTIONNAIRE),
    /** Different people. */
    INTERVIEWED(ClimateSurvey.INTERVIEWS),
    /** People who said yes, by question. */
    SAID_YES(ClimateSurvey.INTERVIEWS),
    /** Ballots that say so of one member of a leadership team: of each unit, of the member of whom most do, by question. */
    BREACH_BY_A_MEMBER(ClimateSurvey.ASSESSMENT_BALLOT),
    /** Forms for written reports that came back, blank or not, of those that were handed out. */
    FORMS_RETURNED(ClimateSurvey.REPORTS),
    /** Complaints that came in, by channel and together; of the city alone. */
    REPORTS_RECEIVED(ClimateSurvey.REPORTS);

    private final ClimateSurvey survey;

    ClimateMeasure(ClimateSurvey survey) {
        this.survey = survey;
    }

    public ClimateSurvey survey() {
        return survey;
    }

    /**
     * Whether figures are told however small they are: totals of rounds in which people say what they know themselves and judge nobody,
     * each of at least so many ballots as a class of voters has.
     */
    boolean isExempt() {
        return this == AWARE;
    }

    /** Whether it is no sum of what units say. */
    boolean isOfTheCityAlone() {
        return this == REPORTS_RECEIVED;
    }
}
