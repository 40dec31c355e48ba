package dev.qingfeng.inspection.opinion;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.evaluation.GradingCondition;
import dev.qingfeng.inspection.evaluation.Subject;
import dev.qingfeng.inspection.inspection.InspectedMembers;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Preliminary opinions: for the inspection team that formed them, for those who decide, and for auditors. A grade waits for that
 * of its subject.
 */
@ApplicationScoped
public class OpinionService implements GradingCondition {

    /** Of every opinion, since none is ever changed. */
    static final long VERSION = 0;

    private static final String LIST = "opinions";
    private static final List<String> READERS =
            List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR);

    private final PreliminaryOpinionRepository opinions;
    private final TeamMeetingRepository meetings;
    private final OpinionKeyRepository keys;
    private final UnitInspectionRepository inspections;
    private final InspectedMembers inspected;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final CallersRecusal callersRecusal;
    private final AuditedReads reads;
    private final Envelope envelope;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    OpinionService(
            PreliminaryOpinionRepository opinions,
            TeamMeetingRepository meetings,
            OpinionKeyRepository keys,
            UnitInspectionRepository inspections,
            InspectedMembers inspected,
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            CallersRecusal callersRecusal,
            AuditedReads reads,
            Envelope envelope,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.opinions = opinions;
        this.meetings = meetings;
        this.keys = keys;
        this.inspections = inspections;
        this.inspected = inspected;
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.callersRecusal = callersRecusal;
        this.reads = reads;
        this.envelope = envelope;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records an opinion, for the team's leader. Refuses with 409 {@code gate-unmet} before the team has met; with 422 {@code
     * subject-mismatch}, {@code unknown-reference} a cadre who held no post in the unit when the inspection ended, and {@code
     * change-reason-missing} one that is formed anew and says not why; with 403 {@code own-grade} one of the caller; with 409 {@code
     * member-recused} a caller who stands aside from the unit, and {@code opinion-formed-already} if another is recorded at the same time.
     */
    @Transactional
    public FormedOpinionView form(UUID inspectionId, FormOpinionRequest request) {
        UnitInspection inspection = seen(inspectionId);
        access.requireLeader(teams.findById(inspection.teamId()), List.of(ORGANIZATION_OFFICER));
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        UUID cadreId = request.cadreId();
        if ((request.subject() == Subject.MEMBER) != (cadreId != null)) {
            throw ProblemException.of(InspectionProblem.SUBJECT_MISMATCH);
        }
        TeamMeeting meeting = meetings.findOf(inspectionId).orElse(null);
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION))
                .require(
                        meeting != null && meeting.isHeld(),
                        Rule.PRELIMINARY_OPINIONS.unmet(
                                "team-not-met", inspection.unitId().toString()))
                .pass();
        if (meeting == null) {
            throw new IllegalStateException("Let pass without a meeting");
        }
        if (cadreId != null) {
            requireInspected(cadreId, inspection);
            requireAnother(cadreId);
        }
        int edition = 1 + editions(inspectionId, cadreId);
        String reason = request.changeReason();
        if (edition > 1 && (reason == null || reason.isBlank())) {
            throw ProblemException.of(InspectionProblem.CHANGE_REASON_MISSING);
        }
        PreliminaryOpinion opinion = new PreliminaryOpinion(
                meeting,
                keys.findById(meeting.id()),
                request.subject(),
                cadreId,
                edition,
                request.grade(),
                request.merits(),
                request.shortcomings(),
                edition > 1 ? reason : null,
                envelope,
                clock.instant());
        opinions.persistAndFlush(opinion);
        outbox.publish(opinion, OpinionFormed::from);
        return FormedOpinionView.from(opinion);
    }

    private void requireInspected(UUID cadreId, UnitInspection inspection) {
        if (!inspected.of(inspection).contains(cadreId)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreId");
        }
    }

    private void requireAnother(UUID cadreId) {
        if (caller.knownStaffNumber()
                .filter(number -> registry.idsOf(number).contains(cadreId))
                .isPresent()) {
            throw ProblemException.of(InspectionProblem.OWN_GRADE);
        }
    }

    private int editions(UUID inspectionId, @Nullable UUID cadreId) {
        return cadreId == null
                ? opinions.editionsOfLeadershipTeam(inspectionId)
                : opinions.editionsOf(
                        inspectionId, registry.everyIdOf(List.of(cadreId)).getOrDefault(cadreId, Set.of()));
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, @Nullable UUID cadreId) {
        return editions(inspection.id(), cadreId) > 0
                ? List.of()
                : List.of(Rule.PRELIMINARY_OPINIONS.unmet(
                        "opinion-missing", (cadreId == null ? inspection.unitId() : cadreId).toString()));
    }

    /** Of whom of those who were inspected none has been formed yet. Refuses as {@link #page}. */
    @Transactional
    public MissingOpinionsView missing(UUID inspectionId) {
        UnitInspection inspection = readable(inspectionId);
        Set<UUID> formed = new HashSet<>();
        registry.everyIdOf(opinions.members(inspectionId)).values().forEach(formed::addAll);
        return new MissingOpinionsView(
                opinions.editionsOfLeadershipTeam(inspectionId) == 0,
                inspected.of(inspection).stream()
                        .filter(member -> !formed.contains(member))
                        .toList());
    }

    /**
     * The opinions of one inspection, earlier editions among them; leaves an audit row for each that is shown. Refuses with 404 an
     * inspection that is not there or not the caller's to see, with 403 {@code not-of-the-team} a caller who is neither of the
     * inspection team nor one of those who decide, or an auditor, for the whole city, and with 400 {@code bad-cursor}.
     */
    @Transactional
    public Page<OpinionView> page(UUID inspectionId, PageQuery query) {
        String list = LIST + " " + inspectionId;
        Page<PreliminaryOpinion> page = Page.of(
                list,
                query,
                opinions.page(readable(inspectionId).id(), query.afterId(list), query.rowsToRead()),
                opinion -> opinion.id().toString(),
                opinion -> opinion);
        reads.shown(page.items());
        return new Page<>(shown(inspectionId, page.items()), page.next());
    }

    /** One of them; leaves an audit row that says so. Refuses as {@link #page}, and with 404 one that is not there. */
    @Transactional
    public OpinionView get(UUID inspectionId, UUID id) {
        PreliminaryOpinion opinion = opinions.find(
                        "inspectionId = ?1 and id = ?2", readable(inspectionId).id(), id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(opinion);
        return shown(inspectionId, List.of(opinion)).get(0);
    }

    private List<OpinionView> shown(UUID inspectionId, List<PreliminaryOpinion> formed) {
        return meetings.findOf(inspectionId).stream()
                .map(meeting -> keys.findById(meeting.id()))
                .flatMap(key -> formed.stream().map(opinion -> OpinionView.from(opinion, key, envelope)))
                .toList();
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
