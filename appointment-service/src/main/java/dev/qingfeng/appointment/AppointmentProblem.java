package dev.qingfeng.appointment;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What appointment-service refuses, beyond what every service does. */
public enum AppointmentProblem implements ProblemCode {
    /** A city has one running cycle at a time. */
    ANOTHER_CYCLE_RUNS(409, "cycle_one_running"),
    CYCLE_CODE_TAKEN(409, "cycle_code_once"),
    /** Phases follow each other; none is skipped or entered twice. */
    PHASE_OUT_OF_ORDER(409, null),
    /** No phase was entered before the one ahead of it. */
    PHASE_BEFORE_PREVIOUS(422, null),
    /** The phases are planned all, in their order, without a gap and without overlap. */
    CALENDAR_OUT_OF_ORDER(422, null),
    /** Two files began the same year of a city's calendar at once. */
    CALENDAR_BEGUN_ALREADY(409, "calendar_year_once"),
    UNIT_PATH_TAKEN(409, "unit_path_once"),
    /** A path that leads or once led to a unit never leads to another. */
    PATH_OF_ANOTHER_UNIT(409, "unit_path_stays"),
    /** A city is neither moved nor merged, and renamed only by a correction. */
    CITY_STAYS(422, null),
    /** A renaming says how, a move and a merger say where to. */
    UNIT_CHANGE_NOT_OF_ITS_KIND(422, null),
    UNIT_BELOW_ITSELF(422, null),
    UNIT_ENDED(409, null),
    /** A path has as many labels as a token's. */
    UNIT_TOO_DEEP(422, null),
    /** What is so already has no day from which it is. */
    UNIT_CHANGE_CHANGES_NOTHING(409, null),
    /** Changes of a unit follow each other. */
    UNIT_CHANGE_OUT_OF_ORDER(409, null),
    /** A unit has one planned change at a time. */
    UNIT_CHANGE_PLANNED(409, "unit_change_planned_once"),
    /** Effective or withdrawn, a change stays what it is. */
    UNIT_CHANGE_CLOSED(409, null),
    POST_KIND_TAKEN(409, "post_kind_once"),
    STAFF_NUMBER_TAKEN(409, "cadre_staff_number_once"),
    /** The person is kept under another staff number. */
    CADRE_MERGED(409, null),
    /** As many files wait to be imported as may. */
    TOO_MANY_IMPORTS(409, null),
    /** The person was merged into another while something was written of them. */
    CADRE_MERGED_MEANWHILE(409, "record_of_person"),
    /** Nobody corrects, merges or assesses themselves. */
    OWN_RECORD(403, null),
    /** Two cadres who differ in what tells people apart. */
    NOT_DUPLICATES(422, null),
    /** Merged, one person would have two posts at a time, or two records where there is one. */
    MERGE_COLLIDES(409, null),
    /** The cadre joined the Party or held a post before the day of birth. */
    BEFORE_BIRTH(422, null),
    /** A chief post has its holder on one of these days. */
    POST_TAKEN(409, "tenure_seat_once"),
    /** The cadre held another post on one of these days. */
    TENURE_OVERLAPS(409, "tenure_cadre_once"),
    /** A cadre has one open wish of a kind. */
    WISH_OPEN(409, "wish_open_once"),
    /** The post held now is changed by the file of cadres. */
    TENURE_NOT_ENDED(409, null),
    /** The cadre was granted an account at the same time. */
    ACCOUNT_EXISTS(409, "account_cadre_once"),
    /** Nobody grants or withdraws their own account. */
    OWN_ACCOUNT(403, null),
    /** Only what compares with Keycloak needs it; all else waits for it. */
    KEYCLOAK_UNREACHABLE(503, null),
    POLICY_EDITION_TAKEN(409, "policy_edition_once"),
    /** Adopted or rejected, a policy never changes; another edition can be drafted. */
    POLICY_DECIDED(409, null),
    /** No principle has a parameter of this key. */
    PARAMETER_UNKNOWN(422, null),
    PARAMETER_OUT_OF_BOUNDS(422, null),
    /** A range that ends before it begins. */
    PARAMETERS_CONTRADICT(422, null),
    /** There is an age at which nobody would be left to promote (P4). */
    POLICY_EXCLUDES_BY_AGE(422, null),
    /** Approved or rejected, a plan never changes; what was approved can only be superseded by another plan. */
    PLAN_DECIDED(409, "resolution_once"),
    /** A plan that lies with the committee is changed once it is taken back. */
    PLAN_SUBMITTED(409, null),
    /** What does not lie with the committee is not taken back. */
    PLAN_NOT_SUBMITTED(409, null),
    /** The registry has moved on: a cadre no longer is where the plan found them. */
    PLAN_OUTDATED(409, null),
    /** The plan brings as many into the post as it has seats. */
    POST_PLANNED_ALREADY(409, null),
    /** A plan has one move for a cadre. */
    CADRE_HAS_MOVE(409, "move_once"),
    /** The target is none that a move of this kind can have from where the cadre is. */
    MOVE_NOT_OF_ITS_KIND(422, null),
    /** The way of resettlement belongs to units of another kind (P7). */
    UNIT_OF_ANOTHER_KIND(422, null),
    /** A plan is let off once from a principle in one place. */
    WAIVER_EXISTS(409, "waiver_once"),
    /** Granted or withdrawn, it is so once. */
    WAIVER_NOT_OPEN(409, null),
    /** Nobody grants what they proposed. */
    OWN_WAIVER(403, null),
    /** No plan is let off from this principle, or from the quota of a chief post. */
    PRINCIPLE_NOT_WAIVABLE(422, null),
    QUORUM_NOT_MET(409, null),
    /** A vote of someone who is not entitled. */
    VOTE_OF_STRANGER(422, null),
    VOTED_TWICE(422, null),
    /** Someone votes on themselves or on kin. */
    RECUSAL_MISSING(422, null),
    EFFECTIVE_DATE_IN_PAST(422, null),
    /** A decision takes effect only after its public notice. */
    NOTICE_TOO_SHORT(422, null),
    /** The appointment leads into no post that a congress elects. */
    POST_NOT_ELECTED(409, null),
    /** Once recorded, the result of an election never changes. */
    ELECTION_RECORDED(409, null),
    /** A later decision on the same cadre came before the election. */
    APPOINTMENT_SUPERSEDED(409, null),
    /** Nobody is elected before they are nominated. */
    ELECTION_BEFORE_DECISION(422, null),
    /** Posts of the Party are for its congress, posts of the government for the people's congress. */
    CONGRESS_OF_ANOTHER_POST(422, null),
    /** More votes than there were to be cast. */
    VOTES_ABOVE_ENTITLED(422, null),
    /** Elected by half of the votes cast, or fewer. */
    ELECTED_WITHOUT_MAJORITY(422, null),
    /** Another decision on the same cadre came first. */
    ANOTHER_DECISION_PENDING(409, "appointment_pending_once");

    private final int status;
    private final @Nullable String constraint;

    AppointmentProblem(int status, @Nullable String constraint) {
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
        ProblemCatalogue appointmentProblems() {
            return ProblemCatalogue.of(AppointmentProblem.class);
        }
    }
}
