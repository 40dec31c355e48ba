package dev.qingfeng.inspection;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What inspection-service refuses, beyond what every service does. */
public enum InspectionProblem implements ProblemCode {
    /** A cadre is in one team of a cycle. */
    MEMBER_OF_ANOTHER_TEAM(409, "team_member_once"),
    /** A unit belongs to exactly one team of a cycle. */
    UNIT_ASSIGNED_ALREADY(409, "team_unit_once"),
    /** A member stands aside from a unit where they served or have kin, or as they declared. */
    MEMBER_RECUSED(409, null),
    /** Somebody stands aside from a unit once in a cycle. */
    RECUSAL_DECLARED_ALREADY(409, "recusal_once"),
    RECUSAL_WITHDRAWN_ALREADY(409, null),
    /** Units are given to teams all at once, or none is. */
    ASSIGNMENT_REFUSED(409, null),
    /** Only townships are inspected. */
    NOT_A_TOWNSHIP_UNIT(422, null),
    FIELDWORK_STARTED_ALREADY(409, null),
    /**
     * The caller sees the team or inspection, and is neither of the team, or its leader where that is needed, nor an
     * officer of the whole city.
     */
    NOT_OF_THE_TEAM(403, null),
    /** Too few full calendar days lie between posting and fieldwork. */
    NOTICE_TOO_LATE(422, null),
    /** It would have hung before there was what it tells. */
    NOTICE_BEFORE_CHANGE(422, null),

    /** A notice can be issued anew until the first step has started. */
    NOTICE_IN_USE(409, null),
    /** There are ten. */
    NO_SUCH_STEP(422, null),
    ENDS_BEFORE_START(422, null),
    /** A step has its evidence. */
    EVIDENCE_MISSING(422, null),
    /** A piece of evidence of the kind of a file names one. */
    EVIDENCE_WITHOUT_FILE(422, null),
    /** A step is recorded once in an inspection. */
    STEP_RECORDED_ALREADY(409, "inspection_step_once"),
    STEP_STARTED_ALREADY(409, "running_step_once"),
    STEP_NOT_STARTED(409, null),
    /** Evidence is added to a step that has some. */
    STEP_NOT_RECORDED(409, null),
    /** What comes after the conclusion says why. */
    CORRECTION_REASON_MISSING(422, null),
    TOO_MUCH_EVIDENCE(422, null),
    /** One of the inspection team answers for a step. */
    RESPONSIBLE_NOT_OF_THE_TEAM(422, null),
    CONCLUDED_ALREADY(409, null),
    /** An inspection ends when its last step has. */
    ENDS_BEFORE_LAST_STEP(422, null),
    /** A grade is based on facts. */
    GRADE_WITHOUT_REASON(422, null),
    /** The leadership team is graded without a cadre, a member with one. */
    SUBJECT_MISMATCH(422, null),
    /** Nobody grades themselves. */
    OWN_GRADE(403, null),
    /** Nobody withdraws a recusal of themselves. */
    OWN_RECUSAL(403, null),
    /** The leadership team and each member are graded once in an inspection. */
    GRADED_ALREADY(409, "evaluation_once"),
    /** The inspection team meets once after an inspection. */
    TEAM_MET_ALREADY(409, null),
    /** A meeting after its deadline has a reason. */
    TEAM_MEETING_OVERDUE(422, null),
    TEAM_MET_BEFORE_END(422, null),
    /** More than half of the inspection team meet, or as many as are set. */
    TOO_FEW_OF_THE_TEAM(422, null),
    /** A preliminary opinion is formed anew for a reason. */
    CHANGE_REASON_MISSING(422, null),
    /** Somebody else recorded one of the same subject at the same time. */
    OPINION_FORMED_ALREADY(409, "preliminary_opinion_once"),
    /** Field visits, document reviews and special investigations have findings; other steps have none. */
    STEP_WITHOUT_FINDINGS(422, null),
    /** It is said by when something is to be done, in one way. */
    DUE_UNCLEAR(422, null),
    DUE_BEFORE_FOLLOW_UP(422, null),
    /** What is due in more than a year is due never. */
    DUE_TOO_LATE(422, null),
    /** A record does not grow without end. */
    TOO_MANY_CORRECTIONS(409, null),
    TOO_MANY_FOLLOW_UPS(409, null),
    FOLLOW_UP_BEFORE_FINDING(422, null),
    SETTLED_BEFORE_FOLLOW_UP(422, null),
    /** What nobody followed up has no outcome. */
    FINDING_NOT_FOLLOWED_UP(409, null),
    /** What is settled or without ground stays so. */
    FINDING_CLOSED_ALREADY(409, null),
    /** What a dossier says is fixed once. */
    DOSSIER_UNCHANGED(409, null),
    DOSSIER_FIXED_ALREADY(409, "dossier_version_once"),
    /** Nobody reads what is said of themselves and of those they sit with. */
    OWN_LEADERSHIP_TEAM(403, null),
    /** Whoever stands aside from a unit reads nothing that is confidential of it. */
    STANDS_ASIDE(403, null),
    /** Three people of three departments hold the keys of a meeting's rounds. */
    KEY_HOLDERS_UNFIT(422, null),
    /** Once one has a key, the three stay. */
    KEY_HOLDERS_IN_USE(409, null),
    NOT_A_KEY_HOLDER(403, null),
    /** Nobody holds a key to a box in which others say what they think of them. */
    KEY_HOLDER_JUDGED(409, null),
    /** A key is shown once. */
    KEY_FETCHED_ALREADY(409, null),
    KEY_HANDED_IN_ALREADY(409, null),
    BOX_OPENING_ENDED(409, null),
    /** A round is part of a step that its meeting serves. */
    STEP_NOT_OF_THE_MEETING(422, null),
    /** Nominees come from where the form says. */
    NOMINEES_OF_ANOTHER_ROUND(422, null),
    /** A form is voted on once in an inspection, unless a round is void. */
    ROUND_DRAFTED_ALREADY(409, "ballot_round_form_once"),
    ROUND_OPENED_ALREADY(409, null),
    ROUND_NOT_OPEN(409, null),
    ROUND_SEALED(409, null),
    ROUND_NOT_SEALED(409, null),
    ROUND_NOT_CLOSED(409, null),
    ROUND_CLOSED_ALREADY(409, null),
    ROUND_VOID(409, null),
    ROUND_NOT_CERTIFIED(409, null),
    /** What is certified never changes. */
    ROUND_CERTIFIED_ALREADY(409, "ballot_round_stays_certified"),
    /** Scrutineers and tellers sign for what they saw. */
    PROTOCOL_NOT_SIGNED(422, null),
    /** A key that is kept could open a copy of the ballots. */
    SHEETS_NOT_SHREDDED(422, null),
    /** No box is sealed that nobody watches over. */
    SCRUTINEERS_NOT_NAMED(409, null),
    /** Once a box of the meeting is sealed they stay. */
    SCRUTINEERS_IN_USE(409, "scrutineers_stay_once_sealed"),
    /** Each has one task at a meeting, and is judged there by nobody. */
    SCRUTINEERS_UNFIT(422, null),
    SITTING_OPENED_ALREADY(409, null),
    SITTING_NOT_OPEN(409, null),
    SITTING_STILL_OPEN(409, null),
    /** People vote at single desks, unless the city allows their own phones. */
    NOT_AT_A_DESK(403, null),
    DESK_CODE_UNKNOWN(409, null),
    /** What was printed was drawn or returned. */
    SLIPS_DO_NOT_ADD_UP(409, null),
    /** For each slip that was used there is one ballot. */
    BOX_DOES_NOT_ADD_UP(409, null),
    /** Whoever is not there draws none. */
    MORE_SLIPS_THAN_ATTENDEES(409, null),
    TOO_MANY_SLIPS(422, null),
    SLIP_UNKNOWN(422, null),
    SLIP_RETURNED(409, null),
    /** The same for one that was used and one that never was: nobody finds out which slips there are. */
    CREDENTIAL_USED_OR_UNKNOWN(409, null),
    /** Ballots are cast in sittings, or on paper. */
    ROUND_WITHOUT_BALLOTS(422, null),
    ROUND_WITHOUT_PAPERS(409, null),
    PAPERS_GIVEN_OUT_ALREADY(409, null),
    /** How many were given out is known before the box is sealed, if it is none. */
    PAPERS_NOT_GIVEN_OUT(409, null),
    /** Whoever enters a few papers would know whose they are. */
    TOO_FEW_PAPERS(422, null),
    MORE_PAPERS_THAN_GIVEN_OUT(422, null),
    PAPERS_NOT_COUNTED(409, null),
    /** What stands on the cover, and only who has the bundle in hand knows. */
    BUNDLE_CODE_WRONG(422, null),
    BUNDLE_ENTERED_ALREADY(409, null),
    /** Two people enter a bundle, and a third what they differ in. */
    BUNDLE_ENTERED_BY_YOU(409, "paper_entering_by_another"),
    KEY_HOLDERS_ENTER_NO_PAPERS(403, null),
    /** A bundle is entered whole. */
    PAPERS_INCOMPLETE(422, null),
    /** A paper is a ballot or spoilt. */
    PAPER_UNCLEAR(422, null),
    PAPERS_NOT_ENTERED(409, null),
    PAPERS_DIFFER(409, null),
    PAPERS_RECORDED_ALREADY(409, null),
    /** A box is counted with all that belongs in it. */
    PAPERS_NOT_RECORDED(409, null),
    /** People check in once a meeting is convened. */
    MEETING_NOT_CONVENED(409, null),
    MEETING_CONVENED_ALREADY(409, null),
    MEETING_CANCELLED(409, null),
    /** A step has begun at a meeting that people came to. */
    MEETING_IN_USE(409, null),
    /** An inspection ends no earlier than it begins, and within a year. */
    PLANNED_DAYS_WRONG(422, null),
    /** An inspection has one plan, which is changed. */
    INSPECTION_PLANNED_ALREADY(409, "inspection_plan_once"),
    /** A meeting is held, and whoever came later did not come to it. */
    ATTENDANCE_CLOSED(409, null),
    CLOSED_BEFORE_START(422, null),
    CLOSED_BEFORE_LAST_ARRIVAL(422, null),
    /** An attendee is a cadre, or somebody with name and organisation. */
    ATTENDEE_UNCLEAR(422, null),
    /** A cadre is once in the list of a meeting. */
    ATTENDEE_LISTED_ALREADY(409, "meeting_attendee_cadre_once"),
    /** Somebody of a name and an organisation is once in the list of a meeting. */
    NAME_LISTED_ALREADY(409, "meeting_attendee_name_once"),
    /** Who is there is not absent. */
    CHECKED_IN_ALREADY(409, null),
    NOT_CHECKED_IN(409, null),
    /** A code was misread, or is not of this meeting. */
    CODE_UNKNOWN(422, null),
    /** An interviewee is a cadre, or somebody with name and organisation. */
    INTERVIEWEE_UNCLEAR(422, null),
    /** One asks and one writes it down. */
    TOO_FEW_INTERVIEWERS(422, null),
    /** Nobody of the inspection team is heard by it. */
    INTERVIEWEE_OF_THE_TEAM(422, null),
    /** Nobody holds two interviews at once. */
    INTERVIEWER_ELSEWHERE(409, null),
    /** Somebody is interviewed once at a time. */
    INTERVIEW_RECORDED_ALREADY(409, "interview_once"),
    /** An interviewee has one opinion on each. */
    OPINION_GIVEN_TWICE(422, null),
    /** An interviewee answers each question once. */
    ANSWER_GIVEN_TWICE(422, null),
    /** A second count would tell of the difference. */
    CLIMATE_COUNTED_ALREADY(409, "city_climate_once"),
    /** The same of an inspection. */
    COUNTED_ALREADY(409, "interview_figures_once"),
    TALK_WITH_ONESELF(422, null),
    /** Leaders of the city's offices talk, and its Party secretary summons. */
    TALKER_NOT_ENTITLED(422, null),
    /** Two talk once at a time. */
    TALK_RECORDED_ALREADY(409, "thought_talk_once"),
    /** What was said is for who talked and who recorded it. */
    NOT_YOUR_TALK(403, null),
    /** A form asks what is required of its purpose. */
    REQUIRED_BLOCK_MISSING(422, null),
    /** The questions of a form do not fit together. */
    FORM_UNFIT(422, null),
    /** A later edition of a form is drafted from the one that is adopted. */
    FORM_CODE_TAKEN(409, "ballot_form_edition_once"),
    /** Forms for written reports come back, and no others. */
    MORE_RETURNED_THAN_ISSUED(422, null),
    /** What a climate board has counted never changes. */
    REPORT_FORMS_STAY_COUNTED(409, "report_forms_stay_counted"),
    /** There is one draft of a form at a time. */
    FORM_DRAFTED_ALREADY(409, "ballot_form_draft_once"),
    /** What is adopted never changes. */
    FORM_ADOPTED_ALREADY(409, "ballot_form_stays_adopted"),
    FORM_NOT_ADOPTED(409, null),
    /** A question about people has some, each once. */
    CANDIDATES_UNFIT(422, null),
    /** All ballots have one length. */
    BALLOT_TOO_LONG(422, null),
    /** A ballot says something of each position, if only that nothing was chosen. */
    BALLOT_INCOMPLETE(422, null),
    UNKNOWN_CHOICE(422, null),
    TOO_MANY_CHOICES(422, null);

    private final int status;
    private final @Nullable String constraint;

    InspectionProblem(int status, @Nullable String constraint) {
        this.status = status;
        this.constraint = constraint;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** Makes the codes known to the platform. */
    static final class Catalogue {
        @Produces
        @Singleton
        ProblemCatalogue inspectionProblems() {
            return ProblemCatalogue.of(InspectionProblem.class);
        }
    }
}
