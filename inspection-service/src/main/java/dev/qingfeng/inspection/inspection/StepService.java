package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.MembersAtWork;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ten steps of an inspection in the field, for the members of its team and officers of the whole city. */
@ApplicationScoped
public class StepService {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final StepGates gates;
    private final MembersAtWork atWork;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final StepFiles files;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    StepService(
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            StepGates gates,
            MembersAtWork atWork,
            Recusals recusals,
            CallersRecusal callersRecusal,
            StepFiles files,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.gates = gates;
        this.atWork = atWork;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.files = files;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /** Starts a step; see {@link UnitInspection#start}, {@link StepGates#missing} and {@link #requireResponsible} for what is refused. */
    @Transactional
    public UnitInspection start(UUID id, int number, @Nullable IfMatch ifMatch, StartStepRequest request) {
        UnitInspection inspection = forChange(id, ifMatch);
        InspectionTeam team = teams.findById(inspection.teamId());
        Step step = Step.numbered(number);
        StartedStep started = new StartedStep(
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock),
                request.place(),
                request.responsibleId());
        requireResponsible(
                inspection, team, request.responsibleId(), started.start().occurredAt());
        inspection.start(
                step,
                started,
                team.fieldworkStartedAt(),
                rules(),
                missingAtStart(
                        inspection,
                        team,
                        step,
                        request.responsibleId(),
                        started.start().occurredAt()));
        outbox.publish(inspection, with -> StepStarted.from(with, step, started));
        return inspection;
    }

    /** Completes a step that runs; see {@link UnitInspection#complete} and {@link #kept} for what is refused. */
    @Transactional
    public UnitInspection complete(UUID id, int number, @Nullable IfMatch ifMatch, CompleteStepRequest request) {
        UnitInspection inspection = forChange(id, ifMatch);
        Step step = Step.numbered(number);
        Occurrence end = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION))
                .pass();
        RecordedStep recorded = inspection.complete(
                step,
                end,
                kept(inspection, step, request.evidence()),
                rules(),
                gates.missingAtEnd(inspection, step, end.occurredAt()));
        outbox.publish(inspection, with -> StepRecorded.from(with, step, recorded));
        return inspection;
    }

    /**
     * Records a step whole; see {@link UnitInspection#record}, {@link RecordedStep#of}, {@link StepGates#missing}, {@link
     * #requireResponsible} and {@link #kept} for what is refused.
     */
    @Transactional
    public UnitInspection record(UUID id, @Nullable IfMatch ifMatch, RecordStepRequest request) {
        UnitInspection inspection = forChange(id, ifMatch);
        InspectionTeam team = teams.findById(inspection.teamId());
        Step step = Step.numbered(request.step());
        Occurrence end = Occurrence.recorded(request.endedAt(), request.lateReason(), clock);
        RecordedStep.requireOrder(request.startedAt(), end);
        RecordedStep recorded = RecordedStep.of(
                Occurrence.recorded(request.startedAt(), request.lateReason(), clock),
                end,
                request.place(),
                request.responsibleId(),
                kept(inspection, step, request.evidence()));
        requireResponsible(inspection, team, request.responsibleId(), request.startedAt());
        inspection.record(
                step,
                recorded,
                team.fieldworkStartedAt(),
                rules(),
                Stream.concat(
                                missingAtStart(inspection, team, step, request.responsibleId(), request.startedAt())
                                        .stream(),
                                gates.missingAtEnd(inspection, step, request.endedAt()).stream())
                        .toList());
        outbox.publish(inspection, with -> StepRecorded.from(with, step, recorded));
        return inspection;
    }

    /**
     * Adds evidence to a step that is recorded; see {@link UnitInspection#addEvidence} and {@link #kept} for what is refused. It
     * may come until the cycle is archived.
     */
    @Transactional
    public UnitInspection addEvidence(UUID id, int number, @Nullable IfMatch ifMatch, AddEvidenceRequest request) {
        UnitInspection inspection = forChange(id, ifMatch);
        Step step = Step.numbered(number);
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.INSPECTION, Phase.DECISION))
                .pass();
        List<KeptEvidence> pieces = kept(inspection, step, request.evidence());
        inspection.addEvidence(step, pieces, clock.instant(), caller.staffNumber(), request.reason());
        outbox.publish(inspection, with -> EvidenceAdded.from(with, step, pieces));
        return inspection;
    }

    /**
     * What a step still needs, for the members of the team and officers of the whole city. Refuses with 404 an inspection that is not
     * there or not the caller's to see, with 403 {@code not-of-the-team}, {@code own-leadership-team} and {@code stands-aside}, and with
     * 422 {@code no-such-step}.
     */
    @Transactional
    public StepRequirementsView requirements(UUID id, int number) {
        UnitInspection inspection = inspections
                .findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        InspectionTeam team = teams.findById(inspection.teamId());
        access.requireMember(team, OFFICERS);
        callersRecusal.requireNotJudged(inspection.unitId());
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
        Step step = Step.numbered(number);
        Instant now = clock.instant();
        List<Unmet> toStart = new ArrayList<>();
        if (!inspection.hasBegun(step)) {
            toStart.addAll(gates.missing(inspection, step, now));
            toStart.addAll(StepGate.from(config, clock.getZone())
                    .missing(inspection.standing(team.fieldworkStartedAt()), step, now));
        }
        return new StepRequirementsView(
                inspection.id(),
                number,
                step,
                inspection.hasBegun(step) && !inspection.has(step),
                inspection.has(step),
                toStart,
                inspection.has(step) ? List.of() : toComplete(inspection, step, now),
                RequiredEvidence.from(config)
                        .of(step)
                        .map(required -> StepRequirementsView.EvidenceNeed.of(required, inspection.evidenceOf(step)))
                        .toList());
    }

    /** As {@link #complete} would refuse it. */
    private List<Unmet> toComplete(UnitInspection inspection, Step step, Instant now) {
        List<Unmet> missing =
                new ArrayList<>(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION));
        missing.addAll(gates.missingAtEnd(inspection, step, now));
        return missing;
    }

    /** Refuses with 404, with 403 {@code not-of-the-team} and with 409 {@code member-recused} a caller who stands aside from the unit. */
    private UnitInspection forChange(UUID id, @Nullable IfMatch ifMatch) {
        UnitInspection inspection = inspections
                .findForChange(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireMember(teams.findById(inspection.teamId()), OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        IfMatch.require(ifMatch, inspection.version());
        return inspection;
    }

    /** With what whoever is responsible misses: who was not of the team, trained and signed then did not carry it out. */
    private List<Unmet> missingAtStart(
            UnitInspection inspection, InspectionTeam team, Step step, UUID responsibleId, Instant startedAt) {
        return Stream.concat(
                        gates.missing(inspection, step, startedAt).stream(),
                        atWork.missing(team, List.of(responsibleId), startedAt).stream())
                .toList();
    }

    private StepRules rules() {
        return StepRules.from(config, clock.getZone());
    }

    /** Refuses as {@link #requireOfTheTeam}, and with 409 {@code member-recused} whoever stood aside when the step began. */
    private void requireResponsible(
            UnitInspection inspection, InspectionTeam team, UUID responsibleId, Instant beganAt) {
        requireOfTheTeam(team, responsibleId);
        recusals.requireNone(inspection.cycleId(), List.of(responsibleId), List.of(inspection.unitId()), beganAt);
    }

    /**
     * Refuses with 422 {@code responsible-not-of-the-team} whoever is none of its members, under whichever of their ids; the same
     * of somebody who is not there at all.
     */
    private void requireOfTheTeam(InspectionTeam team, UUID responsibleId) {
        if (registry.everyIdOf(List.of(responsibleId)).values().stream()
                .flatMap(Set::stream)
                .noneMatch(team::has)) {
            throw ProblemException.of(InspectionProblem.RESPONSIBLE_NOT_OF_THE_TEAM)
                    .withUnmet(
                            List.of(Rule.THE_TEN_STEPS.unmet("responsible-not-of-the-team", responsibleId.toString())));
        }
    }

    /**
     * With the hashes of the files that it names. Refuses with 422 {@code unknown-reference} a file that is not of this step, and
     * {@code evidence-without-file} a file that is not there.
     */
    private List<KeptEvidence> kept(UnitInspection inspection, Step step, List<Evidence> evidence) {
        if (evidence.stream().anyMatch(piece -> piece.kind() == EvidenceKind.FILE && piece.fileId() == null)) {
            throw ProblemException.of(InspectionProblem.EVIDENCE_WITHOUT_FILE);
        }
        Set<UUID> named = evidence.stream()
                .flatMap(piece -> Stream.ofNullable(piece.fileId()))
                .collect(Collectors.toSet());
        Map<UUID, String> hashes = files.sha256(inspection.id(), step, named);
        if (hashes.size() < named.size()) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "evidence");
        }
        return evidence.stream()
                .map(piece -> new KeptEvidence(
                        piece.kind(),
                        piece.reference(),
                        piece.count(),
                        piece.fileId(),
                        piece.fileId() == null ? null : hashes.get(piece.fileId())))
                .toList();
    }
}
