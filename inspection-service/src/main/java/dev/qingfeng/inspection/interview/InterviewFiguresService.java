package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What interviews say together: counted by the inspection team, and read by it and by those who decide. */
@ApplicationScoped
public class InterviewFiguresService {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);
    private static final List<String> READERS = List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY);

    private final InterviewFiguresRepository counted;
    private final InterviewRepository interviews;
    private final InterviewFileRepository files;
    private final Interviewees interviewees;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final Envelope envelope;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    InterviewFiguresService(
            InterviewFiguresRepository counted,
            InterviewRepository interviews,
            InterviewFileRepository files,
            Interviewees interviewees,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            Envelope envelope,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.counted = counted;
        this.interviews = interviews;
        this.files = files;
        this.interviewees = interviewees;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.envelope = envelope;
        this.reads = reads;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Counts what was said in the interviews of an inspection, once, for the team's leader and officers of the whole city. Refuses
     * with 404 an inspection that is not there or not the caller's to see, with 403 {@code not-of-the-team}, with 409 {@code
     * gate-unmet} before it has ended, and {@code counted-already}.
     */
    @Transactional
    public InterviewFigures count(UUID inspectionId) {
        UnitInspection inspection = seen(inspectionId);
        access.requireLeader(teams.findById(inspection.teamId()), OFFICERS);
        InterviewFigures.requireEnded(inspection);
        if (counted.findOf(inspectionId).isPresent()) {
            throw ProblemException.of(InspectionProblem.COUNTED_ALREADY);
        }
        Instant now = clock.instant();
        InterviewFigures figures = new InterviewFigures(inspection, figures(inspectionId, now), now);
        counted.persist(figures);
        outbox.publish(figures, InterviewsCounted::from);
        return figures;
    }

    private Figures figures(UUID inspectionId, Instant now) {
        List<Interview> held = interviews.endedBy(inspectionId, now);
        People people = interviewees.people(held);
        Map<UUID, InterviewContent> said = new HashMap<>();
        files.of(held.stream().map(Interview::id).toList())
                .forEach(file -> file.content(envelope).ifPresent(content -> said.put(file.id(), content)));
        UnaryOperator<UUID> personOf = personOf(said);
        FiguresOfOpinions opinions = new FiguresOfOpinions();
        for (Interview interview : held) {
            InterviewContent content = said.get(interview.id());
            if (content != null) {
                String who = people.who(interview);
                opinions.add(who, people.strata().getOrDefault(who, interview.stratum()), content, personOf);
            }
        }
        return opinions.shown(people.count(), config.smallestCell());
    }

    private UnaryOperator<UUID> personOf(Map<UUID, InterviewContent> said) {
        Set<UUID> ids = new HashSet<>();
        said.values().forEach(content -> {
            content.opinions().forEach(opinion -> ids.add(opinion.cadreId()));
            content.recommendations().forEach(each -> ids.add(each.cadreId()));
        });
        Map<UUID, RegistryCadre> now = registry.people(ids);
        return id -> {
            RegistryCadre person = now.get(id);
            return person == null ? id : person.id();
        };
    }

    /**
     * What was counted; leaves an audit row that says so. Refuses with 404 an inspection that is not there or not the caller's to
     * see, and one whose interviews have not been counted; with 403 {@code not-of-the-team} who is neither of the team nor one of
     * those who decide for the whole city.
     */
    @Transactional
    public InterviewFigures get(UUID inspectionId) {
        UnitInspection inspection = seen(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), READERS);
        InterviewFigures figures =
                counted.findOf(inspectionId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(figures);
        return figures;
    }

    private UnitInspection seen(UUID inspectionId) {
        return inspections
                .findVisible(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
