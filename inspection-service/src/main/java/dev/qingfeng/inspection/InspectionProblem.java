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
    /** A notice can be issued anew until the first step is recorded. */
    NOTICE_IN_USE(409, null),
    /** There are ten. */
    NO_SUCH_STEP(422, null),
    ENDS_BEFORE_START(422, null),
    /** A step has its evidence. */
    EVIDENCE_MISSING(422, null),
    /** A step is recorded once in an inspection. */
    STEP_RECORDED_ALREADY(409, "inspection_step_once"),
    CONCLUDED_ALREADY(409, null),
    /** An inspection ends when its last step has. */
    ENDS_BEFORE_LAST_STEP(422, null),
    /** A grade is based on facts. */
    GRADE_WITHOUT_REASON(422, null),
    /** The leadership team is graded without a cadre, a member with one. */
    SUBJECT_MISMATCH(422, null),
    /** Nobody grades themselves. */
    OWN_GRADE(403, null),
    /** The leadership team and each member are graded once in an inspection. */
    GRADED_ALREADY(409, "evaluation_once"),
    /** People check in once a meeting is convened. */
    MEETING_NOT_CONVENED(409, null),
    MEETING_CONVENED_ALREADY(409, null),
    MEETING_CANCELLED(409, null),
    /** A step is recorded of a meeting that people came to. */
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
    /** A code was misread, or is not of this meeting. */
    CODE_UNKNOWN(422, null);

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
