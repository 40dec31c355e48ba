package dev.qingfeng.inspection.finding;

import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.evidence.EvidenceFileRepository;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.workingday.CityCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Findings of inspections: for the inspection team, and for the organisation and discipline officers of the whole city, who see to
 * what is left when the team is gone. Whoever stands aside from the unit neither writes nor reads any.
 */
@ApplicationScoped
public class FindingService {

    private static final String LIST = "findings";
    private static final List<String> WHO_RECORD = List.of(ORGANIZATION_OFFICER);
    private static final List<String> WHO_FOLLOW_UP = List.of(ORGANIZATION_OFFICER, DISCIPLINE_OFFICER);

    private final FindingRepository findings;
    private final FindingKeyRepository keys;
    private final EvidenceFileRepository files;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final CityCalendar calendar;
    private final AuditedReads reads;
    private final Envelope envelope;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    FindingService(
            FindingRepository findings,
            FindingKeyRepository keys,
            EvidenceFileRepository files,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            Recusals recusals,
            CallersRecusal callersRecusal,
            CityCalendar calendar,
            AuditedReads reads,
            Envelope envelope,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.findings = findings;
        this.keys = keys;
        this.files = files;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.calendar = calendar;
        this.reads = reads;
        this.envelope = envelope;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /** A finding as it may be told again; the version that it is of. */
    record Written(FindingEntry entry, long version) {}

    /** A finding with all that was written of it; the version that it is of. */
    record Opened(FindingView view, long version) {}

    /**
     * Records a finding, for the team's members. Refuses as {@link Finding} and {@link Occurrence#recorded} do; with 404 an
     * inspection that the caller does not see, with 403 {@code not-of-the-team}, with 409 {@code member-recused} a caller who stands
     * aside from the unit, with 422 {@code no-such-step}, and {@code unknown-reference} a category or a file that is not there.
     */
    @Transactional
    public Written record(UUID inspectionId, RecordFindingRequest request) {
        UnitInspection inspection = toWrite(inspectionId, WHO_RECORD);
        Step step = Step.numbered(request.step());
        Finding.requireWithFindings(step);
        requireCategory(request.category());
        requireFiles(inspectionId, step, request.evidenceFileIds());
        Finding finding = new Finding(
                inspection,
                step,
                request.category(),
                request.severity(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock),
                caller.staffNumber());
        findings.persistAndFlush(finding);
        FindingKey key = new FindingKey(finding.id(), envelope);
        keys.persist(key);
        tell(finding, key, request.found(), null, request.evidenceFileIds());
        outbox.publish(finding, FindingRecorded::from);
        return written(finding);
    }

    /**
     * Tells a finding anew; what was told stays. Refuses as {@link #record} and {@link Finding#correct}, with 404 a finding that is not of the inspection, and
     * without its tag.
     */
    @Transactional
    public Written correct(UUID inspectionId, UUID id, @Nullable IfMatch ifMatch, CorrectFindingRequest request) {
        toWrite(inspectionId, WHO_RECORD);
        Finding finding = forChange(inspectionId, id, ifMatch);
        requireCategory(request.category());
        requireFiles(inspectionId, finding.step(), request.evidenceFileIds());
        finding.correct(request.category(), request.severity(), config.mostCorrections());
        tell(finding, keys.findById(id), request.found(), request.reason(), request.evidenceFileIds());
        outbox.publish(finding, FindingCorrected::from);
        return written(finding);
    }

    private void tell(Finding finding, FindingKey key, String found, @Nullable String reason, List<UUID> evidence) {
        findings.getEntityManager()
                .persist(new FindingEdition(
                        finding, key, found, reason, evidence, envelope, clock.instant(), caller.staffNumber()));
    }

    /**
     * Records that something is to be done about a finding, for the team's members and officers of the city. Refuses as {@link
     * Finding#followUp}; as {@link #correct}; with 422 {@code due-unclear} unless it says by when in one of the two ways, {@code
     * unknown-reference} a follower who is none of the city's cadres, and with 409 {@code member-recused} one who stands aside.
     */
    @Transactional
    public Written followUp(UUID inspectionId, UUID id, @Nullable IfMatch ifMatch, FollowUpRequest request) {
        UnitInspection inspection = toWrite(inspectionId, WHO_FOLLOW_UP);
        Finding finding = forChange(inspectionId, id, ifMatch);
        requireFiles(inspectionId, finding.step(), request.evidenceFileIds());
        requireFollower(inspection, request.followerId());
        Occurrence decided = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        LocalDate day = day(decided.occurredAt());
        LocalDate due = due(inspection, request, day);
        finding.followUp(decided, day, day(decided.recordedAt()), request.followerId(), due, config.mostFollowUps());
        FollowUp entry = new FollowUp(
                finding,
                keys.findById(id),
                request.task(),
                request.followerId(),
                due,
                request.evidenceFileIds(),
                envelope,
                decided,
                caller.staffNumber());
        findings.getEntityManager().persist(entry);
        outbox.publish(finding, of -> FindingFollowedUp.from(of, entry));
        return written(finding);
    }

    private void requireFollower(UnitInspection inspection, UUID followerId) {
        String city =
                registry.unit(registry.cycle(inspection.cycleId()).unitId()).path();
        if (registry.cadresWithin(city, List.of(followerId)).isEmpty()) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "followerId");
        }
        // Without the grounds: whoever asks may not learn of everybody's kin.
        if (!recusals.grounds(inspection.cycleId(), List.of(followerId), List.of(inspection.unitId()))
                .isEmpty()) {
            throw ProblemException.of(InspectionProblem.MEMBER_RECUSED);
        }
    }

    private LocalDate due(UnitInspection inspection, FollowUpRequest request, LocalDate decidedOn) {
        LocalDate on = request.dueOn();
        Integer days = request.dueInWorkingDays();
        if (on != null && days == null) {
            return on;
        }
        if (on == null && days != null) {
            return calendar.ofCycle(inspection.cycleId()).plus(decidedOn, days);
        }
        throw ProblemException.of(InspectionProblem.DUE_UNCLEAR);
    }

    /**
     * Records what came of a finding, for the team's members and officers of the city. Refuses as {@link Finding#settle} and {@link
     * #correct}.
     */
    @Transactional
    public Written settle(UUID inspectionId, UUID id, @Nullable IfMatch ifMatch, SettleFindingRequest request) {
        toWrite(inspectionId, WHO_FOLLOW_UP);
        Finding finding = forChange(inspectionId, id, ifMatch);
        requireFiles(inspectionId, finding.step(), request.evidenceFileIds());
        Occurrence settled = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        finding.settle(settled, request.outcome());
        findings.getEntityManager()
                .persist(new FollowUp(
                        finding,
                        keys.findById(id),
                        request.result(),
                        null,
                        null,
                        request.evidenceFileIds(),
                        envelope,
                        settled,
                        caller.staffNumber()));
        outbox.publish(finding, of -> FindingSettled.from(of, request.outcome(), settled));
        return written(finding);
    }

    private UnitInspection toWrite(UUID inspectionId, List<String> officers) {
        // It does not end meanwhile: its end waits for what weighs.
        UnitInspection inspection = inspections
                .findForChange(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireMember(teams.findById(inspection.teamId()), officers);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.INSPECTION, Phase.DECISION))
                .pass();
        return inspection;
    }

    private Finding forChange(UUID inspectionId, UUID id, @Nullable IfMatch ifMatch) {
        Finding finding = findings.findForChange(inspectionId, id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, finding.version());
        return finding;
    }

    private void requireCategory(String category) {
        if (!config.findingCategories().containsKey(category)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "category");
        }
    }

    private void requireFiles(UUID inspectionId, Step step, List<UUID> ids) {
        if (!ids.isEmpty() && !files.areOf(inspectionId, step, new HashSet<>(ids))) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "evidenceFileIds");
        }
    }

    private Written written(Finding finding) {
        return new Written(FindingEntry.from(finding, LocalDate.now(clock)), finding.version());
    }

    /**
     * Opens a finding, and leaves an audit row that says so. Refuses with 404 one that is not there or whose inspection the caller
     * does not see, with 403 {@code not-of-the-team}, and {@code stands-aside} a caller who does from the unit.
     */
    @Transactional
    public Opened open(UUID inspectionId, UUID id) {
        Finding finding = findings.find(readable(inspectionId).id(), id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(finding);
        FindingView view = FindingView.of(
                finding,
                findings.editions(finding),
                findings.followUps(finding),
                finding.reminders() == 0 ? List.of() : findings.reminders(finding),
                keys.findById(id),
                envelope);
        return new Opened(view, finding.version());
    }

    /** The findings of one inspection without what was written of them; leaves an audit row for each. Refuses as {@link #open}. */
    @Transactional
    public Page<FindingEntry> page(UUID inspectionId, PageQuery query) {
        String list = LIST + " " + inspectionId;
        return shown(list, query, findings.page(readable(inspectionId).id(), query.afterId(list), query.rowsToRead()));
    }

    /**
     * The same of a whole cycle: for officers of its city, and for members of its inspection teams those of their own. Units from
     * which the caller stands aside are left out. Refuses with 404 all others.
     *
     * @param state null for all
     * @param overdue only those of which something was to be done by an earlier day
     */
    @Transactional
    public Page<FindingEntry> page(UUID cycleId, PageQuery query, @Nullable FindingState state, boolean overdue) {
        String ownOf = isOfficer(cycleId) ? null : memberOf(cycleId);
        FindingRepository.OfCycle which = new FindingRepository.OfCycle(
                cycleId,
                state,
                overdue ? LocalDate.now(clock) : null,
                ownOf,
                callersRecusal.asideFromInspected(cycleId));
        String list = LIST + " of " + cycleId + (state == null ? "" : " " + state) + (overdue ? " overdue" : "");
        return shown(list, query, findings.page(which, query.afterId(list), query.rowsToRead()));
    }

    private boolean isOfficer(UUID cycleId) {
        return WHO_FOLLOW_UP.stream().anyMatch(caller::hasRole)
                && registry.governedCycle(cycleId, caller.scope()).isPresent();
    }

    /** Whose findings the caller sees as one of an inspection team: their own staff number. */
    private String memberOf(UUID cycleId) {
        String self = Scope.of(caller).staffNumber();
        if (!findings.isInTeams(cycleId, self)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return self;
    }

    private Page<FindingEntry> shown(String list, PageQuery query, List<Finding> rows) {
        LocalDate today = LocalDate.now(clock);
        Page<Finding> page = Page.of(list, query, rows, finding -> finding.id().toString(), finding -> finding);
        reads.shown(page.items());
        return new Page<>(
                page.items().stream()
                        .map(finding -> FindingEntry.from(finding, today))
                        .toList(),
                page.next());
    }

    private UnitInspection readable(UUID inspectionId) {
        UnitInspection inspection = seen(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), WHO_FOLLOW_UP);
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
        return inspection;
    }

    private UnitInspection seen(UUID inspectionId) {
        return inspections
                .findVisible(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
