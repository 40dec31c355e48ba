package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.StepGate;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.meeting.AttendeeIdentity;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.MembersAtWork;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Interviews: recorded and read by the inspection team and by nobody else, not even by officers of the city or auditors. Whoever
 * has left the team reads no longer.
 */
@ApplicationScoped
public class InterviewService {

    private static final String LIST = "interviews";
    private static final List<String> NOBODY_ELSE = List.of();
    private static final List<String> WHO_SEE_PROGRESS = List.of(ORGANIZATION_OFFICER, AUDITOR);

    private final InterviewRepository interviews;
    private final InterviewFileRepository files;
    private final Interviewees interviewees;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final MembersAtWork atWork;
    private final Envelope envelope;
    private final KeyedHash hash;
    private final CadreHashes cadreHashes;
    private final TransactionLock lock;
    private final AuditedReads reads;
    private final Importer importer;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    InterviewService(
            InterviewRepository interviews,
            InterviewFileRepository files,
            Interviewees interviewees,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            Recusals recusals,
            CallersRecusal callersRecusal,
            MembersAtWork atWork,
            Envelope envelope,
            KeyedHash hash,
            CadreHashes cadreHashes,
            TransactionLock lock,
            AuditedReads reads,
            Importer importer,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.interviews = interviews;
        this.files = files;
        this.interviewees = interviewees;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.atWork = atWork;
        this.envelope = envelope;
        this.hash = hash;
        this.cadreHashes = cadreHashes;
        this.lock = lock;
        this.reads = reads;
        this.importer = importer;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /** An interview with what was said; the view and the version that it is of. */
    record Opened(InterviewView view, long version) {}

    /**
     * Records an interview, for the team's members. Refuses as {@link Interview} and {@link Occurrence#recorded} do; with 422
     * an inspection that the caller does not see, people and codes that are not known, {@code interviewee-unclear}, {@code
     * interviewee-of-the-team}, {@code too-few-interviewers}, {@code opinion-given-twice} and {@code answer-given-twice}; with 403
     * {@code not-of-the-team}; with 409 {@code gate-unmet} outside of the phases of the cycle and as {@link MembersAtWork#missing} says of interviewers, {@code interview-recorded-already},
     * {@code interviewer-elsewhere} and {@code member-recused} a caller who stands aside from the unit, or an interviewer who did when it
     * began.
     */
    @Transactional
    public Interview record(RecordInterviewRequest request) {
        UnitInspection inspection = inspections
                .findForChange(request.inspectionId(), Scope.of(caller))
                .orElseThrow(() -> unknown("inspectionId"));
        InspectionTeam team = teams.findById(inspection.teamId());
        access.requireMember(team, NOBODY_ELSE);
        requirePhase(inspection);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        requireClear(request);
        Set<UUID> interviewers = requireInterviewers(team, request.interviewerIds());
        recusals.requireNone(
                inspection.cycleId(), request.interviewerIds(), List.of(inspection.unitId()), request.startedAt());
        new Gate()
                .missing(atWork.missing(team, request.interviewerIds(), request.startedAt()))
                .pass();
        requireKnown(inspection, request);
        Interview interview = new Interview(
                inspection,
                team.fieldworkStartedAt(),
                StepGate.from(config, clock.getZone()),
                request.stratum(),
                interviewee(team, request),
                request.interviewerIds(),
                request.startedAt(),
                Occurrence.recorded(request.endedAt(), request.lateReason(), clock));
        requireFree(team, interviewers, interview);
        interviews.persist(interview);
        interviews.flush();
        files.persist(new InterviewFile(interview.id(), content(request), envelope));
        outbox.publish(interview, InterviewRecorded::from);
        return interview;
    }

    private static void requireClear(RecordInterviewRequest request) {
        if (!AttendeeIdentity.isClear(request.cadreId() != null, request.name(), request.organisation())) {
            throw ProblemException.of(InspectionProblem.INTERVIEWEE_UNCLEAR);
        }
    }

    /** What was held is entered until what the city decided is archived. */
    private void requirePhase(UnitInspection inspection) {
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.INSPECTION, Phase.DECISION))
                .pass();
    }

    /** Refuses with 422 {@code interviewee-of-the-team} one of its members, under whichever id, or by name and unit as the registry has them. */
    private Interviewee interviewee(InspectionTeam team, RecordInterviewRequest request) {
        UUID cadre = request.cadreId();
        if (cadre == null) {
            String named = PersonKey.of(
                    Objects.requireNonNull(request.name()), Objects.requireNonNull(request.organisation()), hash);
            if (cadreHashes.of(registry.people(team.memberIds()).values()).containsValue(named)) {
                throw ProblemException.of(InspectionProblem.INTERVIEWEE_OF_THE_TEAM);
            }
            return Interviewee.named(named);
        }
        if (registry.everyIdOf(List.of(cadre)).getOrDefault(cadre, Set.of()).stream()
                .anyMatch(team::has)) {
            throw ProblemException.of(InspectionProblem.INTERVIEWEE_OF_THE_TEAM);
        }
        return Interviewee.cadre(
                cadre, cadreHashes.of(registry.cadres(List.of(cadre))).get(cadre));
    }

    /** Nobody holds two interviews at once, in whichever units; those of one team are entered one after the other. */
    private void requireFree(InspectionTeam team, Set<UUID> interviewers, Interview interview) {
        lock.take("interviews " + team.id());
        if (interviews
                .heldBy(
                        team.cycleId(),
                        interviewers,
                        interview.startedAt(),
                        interview.end().occurredAt())
                .stream()
                .anyMatch(other -> !other.isSameAs(interview))) {
            throw ProblemException.of(InspectionProblem.INTERVIEWER_ELSEWHERE);
        }
    }

    /** Under every id that they have or had. */
    private Set<UUID> requireInterviewers(InspectionTeam team, List<UUID> ids) {
        Map<UUID, Set<UUID>> every = registry.everyIdOf(ids);
        if (!every.values().stream().allMatch(same -> same.stream().anyMatch(team::has))) {
            throw unknown("interviewerIds");
        }
        if (new HashSet<>(every.values()).size() < config.minimumInterviewers()) {
            throw ProblemException.of(InspectionProblem.TOO_FEW_INTERVIEWERS, config.minimumInterviewers());
        }
        return every.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private void requireKnown(UnitInspection inspection, RecordInterviewRequest request) {
        String city = city(inspection);
        if (request.cadreId() != null
                && registry.cadresWithin(city, List.of(request.cadreId())).isEmpty()) {
            throw unknown("cadreId");
        }
        if (!config.interviewThemes().keySet().containsAll(request.themes())) {
            throw unknown("themes");
        }
        Set<String> asked =
                request.climate().stream().map(ClimateAnswer::question).collect(Collectors.toSet());
        if (!config.climateQuestions().keySet().containsAll(asked)) {
            throw unknown("climate");
        }
        if (asked.size() < request.climate().size()) {
            throw ProblemException.of(InspectionProblem.ANSWER_GIVEN_TWICE);
        }
        Set<UUID> judged = request.opinions().stream().map(Opinion::cadreId).collect(Collectors.toSet());
        if (judged.size() < request.opinions().size()) {
            throw ProblemException.of(InspectionProblem.OPINION_GIVEN_TWICE);
        }
        // Whoever has left office since was spoken of as what they were.
        if (!judged.isEmpty()
                && !registry.leadershipTeamOn(
                                inspection.unitId(), LocalDate.ofInstant(request.startedAt(), clock.getZone()))
                        .containsAll(judged)) {
            throw unknown("opinions");
        }
        Set<UUID> recommended =
                request.recommendations().stream().map(Recommendation::cadreId).collect(Collectors.toSet());
        if (registry.cadresWithin(city, recommended).size() < recommended.size()) {
            throw unknown("recommendations");
        }
    }

    private String city(UnitInspection inspection) {
        return registry.unit(registry.cycle(inspection.cycleId()).unitId()).path();
    }

    private static ProblemException unknown(String what) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, what);
    }

    private static InterviewContent content(RecordInterviewRequest request) {
        boolean cadre = request.cadreId() != null;
        return new InterviewContent(
                cadre ? null : request.name(),
                cadre ? null : request.organisation(),
                request.themes(),
                request.opinions(),
                request.recommendations(),
                request.climate(),
                request.notes());
    }

    /** Records interviews as a file tells them, see {@link InterviewRow}; all of it or nothing. */
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file,
                InterviewRow.class,
                mode,
                language,
                new InterviewImport(
                        interviews,
                        files,
                        registry,
                        cadreHashes,
                        recusals,
                        atWork,
                        this::own,
                        envelope,
                        hash,
                        outbox,
                        clock,
                        config));
    }

    private Map<UnitInspection, InspectionTeam> own(Collection<UUID> ids) {
        Map<UnitInspection, InspectionTeam> own = new HashMap<>();
        for (UnitInspection inspection : inspections.findForChange(ids, Scope.of(caller))) {
            InspectionTeam team = teams.findById(inspection.teamId());
            if (access.isMember(team, NOBODY_ELSE)
                    && callersRecusal
                            .asideFrom(inspection.cycleId(), List.of(inspection.unitId()))
                            .isEmpty()) {
                requirePhase(inspection);
                own.put(inspection, team);
            }
        }
        own.values().stream()
                .map(InspectionTeam::id)
                .distinct()
                .sorted()
                .forEach(team -> lock.take("interviews " + team));
        return own;
    }

    /**
     * Opens an interview, and leaves an audit row that says so. Refuses with 404 one that is not there or not of the caller's
     * own inspection team, and one of a unit from which the caller stands aside.
     */
    @Transactional
    Opened open(UUID id) {
        Interview interview = interviews
                .findOwn(id, Scope.of(caller))
                .filter(found -> !callersRecusal
                        .asideFrom(found.cycleId(), List.of(found.unitId()))
                        .contains(found.unitId()))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(interview);
        InterviewContent content = contents(List.of(interview)).get(id);
        InterviewEntry entry = InterviewEntry.from(interview, content, people(List.of(interview)));
        return new Opened(InterviewView.from(entry, content), interview.version());
    }

    private List<UUID> inspectionsAside(Scope scope) {
        Map<UUID, List<InterviewRepository.OwnInspection>> byCycle = interviews.ownInspections(scope).stream()
                .collect(Collectors.groupingBy(InterviewRepository.OwnInspection::cycleId));
        List<UUID> aside = new ArrayList<>();
        byCycle.forEach((cycle, own) -> {
            Set<UUID> units = callersRecusal.asideFrom(
                    cycle,
                    own.stream().map(InterviewRepository.OwnInspection::unitId).toList());
            own.stream().filter(each -> units.contains(each.unitId())).forEach(each -> aside.add(each.id()));
        });
        return aside;
    }

    /**
     * The interviews of the caller's own inspection team, which leave an audit row each: they say with whom; without those of units from
     * which the caller stands aside.
     *
     * @param inspectionId null for all
     * @param stratum null for all
     */
    @Transactional
    Page<InterviewEntry> page(PageQuery query, @Nullable UUID inspectionId, @Nullable Stratum stratum) {
        String list = Stream.of(LIST, inspectionId, stratum)
                .map(part -> Objects.toString(part, ""))
                .collect(Collectors.joining(" "));
        Page<Interview> page = Page.of(
                list,
                query,
                interviews.page(
                        query.afterId(list),
                        query.rowsToRead(),
                        inspectionId,
                        stratum,
                        Scope.of(caller),
                        inspectionsAside(Scope.of(caller))),
                interview -> interview.id().toString(),
                interview -> interview);
        reads.shown(page.items());
        Map<UUID, InterviewContent> contents = contents(page.items());
        Map<UUID, RegistryCadre> people = people(page.items());
        return new Page<>(
                page.items().stream()
                        .map(interview -> InterviewEntry.from(interview, contents.get(interview.id()), people))
                        .toList(),
                page.next());
    }

    /** Without those that were erased. */
    private Map<UUID, InterviewContent> contents(List<Interview> some) {
        Map<UUID, InterviewContent> contents = new HashMap<>();
        for (InterviewFile file : files.of(some.stream().map(Interview::id).toList())) {
            Optional<InterviewContent> content = file.content(envelope);
            content.ifPresent(said -> contents.put(file.id(), said));
        }
        return contents;
    }

    private Map<UUID, RegistryCadre> people(List<Interview> some) {
        return registry.people(some.stream()
                .flatMap(interview -> Stream.ofNullable(interview.cadreId()))
                .toList());
    }

    /**
     * How far the interviews of an inspection are, for its team, and officers and auditors of the whole city: those who are inspected
     * do not watch it. Refuses with 404 one that is not there or not the caller's to see, with 403 {@code not-of-the-team}, {@code
     * own-leadership-team} and {@code stands-aside}.
     */
    @Transactional
    InterviewProgressView progress(UUID inspectionId) {
        UnitInspection inspection = inspections
                .findVisible(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireMember(teams.findById(inspection.teamId()), WHO_SEE_PROGRESS);
        callersRecusal.requireNotJudged(inspection.unitId());
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
        return interviewees.progress(inspection);
    }
}
