package dev.qingfeng.inspection.evaluation;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.InspectedMembers;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evaluations: for those who decide, for auditors, and for the inspection team that gave them. */
@ApplicationScoped
public class EvaluationService {

    private static final String LIST = "evaluations";
    private static final List<String> READERS =
            List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR);

    private final EvaluationRepository evaluations;
    private final UnitInspectionRepository inspections;
    private final InspectedMembers inspected;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Instance<GradingCondition> conditions;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    EvaluationService(
            EvaluationRepository evaluations,
            UnitInspectionRepository inspections,
            InspectedMembers inspected,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal callersRecusal,
            Registry registry,
            @Any Instance<GradingCondition> conditions,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.evaluations = evaluations;
        this.inspections = inspections;
        this.inspected = inspected;
        this.teams = teams;
        this.access = access;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.conditions = conditions;
        this.reads = reads;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Grades the leadership team or a member, for the inspection team's leader. Refuses as {@link Evaluation} does, with 422 {@code
     * unknown-reference} a cadre who held no post in the unit when the inspection ended, with 403 {@code own-grade} a grade of the caller,
     * and with 409 {@code member-recused} a caller who stands aside from the unit and {@code graded-already}.
     */
    @Transactional
    public Evaluation grade(UUID inspectionId, GradeRequest request) {
        UnitInspection inspection = seen(inspectionId);
        access.requireLeader(teams.findById(inspection.teamId()), List.of(ORGANIZATION_OFFICER));
        requireInspected(request.cadreId(), inspection);
        requireAnother(request.cadreId());
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        Evaluation evaluation = new Evaluation(
                inspection,
                request.subject(),
                request.cadreId(),
                request.grade(),
                request.reasons(),
                missing(inspection, request.cadreId()),
                clock.instant());
        requireUngraded(inspection, request.cadreId());
        evaluations.persist(evaluation);
        outbox.publish(evaluation, Graded::from);
        outbox.publish(evaluation, EvaluationState::from);
        return evaluation;
    }

    private List<Unmet> missing(UnitInspection inspection, @Nullable UUID cadreId) {
        List<Unmet> missing =
                new ArrayList<>(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION));
        conditions.forEach(condition -> missing.addAll(condition.missing(inspection, cadreId)));
        return missing;
    }

    private void requireInspected(@Nullable UUID cadreId, UnitInspection inspection) {
        if (cadreId != null && !inspected.of(inspection).contains(cadreId)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreId");
        }
    }

    private void requireAnother(@Nullable UUID cadreId) {
        if (cadreId != null
                && caller.knownStaffNumber()
                        .filter(number -> registry.idsOf(number).contains(cadreId))
                        .isPresent()) {
            throw ProblemException.of(InspectionProblem.OWN_GRADE);
        }
    }

    /** Nor under another of their ids: nobody is rid of a grade by a merge. */
    private void requireUngraded(UnitInspection inspection, @Nullable UUID cadreId) {
        if (cadreId != null
                && evaluations.hasGraded(
                        inspection.id(), registry.everyIdOf(List.of(cadreId)).getOrDefault(cadreId, Set.of()))) {
            throw ProblemException.of(InspectionProblem.GRADED_ALREADY);
        }
    }

    /**
     * One evaluation; leaves an audit row that says so. Refuses with 404 an evaluation that is not there or whose
     * inspection is not the caller's to see, and with 403 {@code not-of-the-team} a caller who is neither of the
     * inspection team nor one of those who decide, or an auditor, for the whole city.
     */
    @Transactional
    public Evaluation get(UUID inspectionId, UUID id) {
        Evaluation evaluation = evaluations
                .findOf(readable(inspectionId).id(), id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(evaluation);
        return evaluation;
    }

    /**
     * The evaluations of one inspection; leaves an audit row for each that is shown. Refuses with 404 an inspection that
     * is not there or not the caller's to see, with 403 whom {@link #get} refuses, and with 400 {@code bad-cursor}.
     */
    @Transactional
    public Page<EvaluationView> page(UUID inspectionId, PageQuery query) {
        String list = LIST + " " + inspectionId;
        Page<Evaluation> page = Page.of(
                list,
                query,
                evaluations.page(readable(inspectionId).id(), query.afterId(list), query.rowsToRead()),
                evaluation -> evaluation.id().toString(),
                evaluation -> evaluation);
        reads.shown(page.items());
        return new Page<>(page.items().stream().map(EvaluationView::from).toList(), page.next());
    }

    private UnitInspection readable(UUID inspectionId) {
        UnitInspection inspection = seen(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), READERS);
        callersRecusal.requireNotJudged(inspection.unitId(), inspected.of(inspection));
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
        return inspection;
    }

    private UnitInspection seen(UUID inspectionId) {
        return inspections
                .findVisible(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
