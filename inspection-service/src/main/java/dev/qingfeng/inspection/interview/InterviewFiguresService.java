package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
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
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** What interviews say together: counted by the inspection team, and read by it and by those who decide. */
@ApplicationScoped
public class InterviewFiguresService {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);
    private static final List<String> READERS = List.of(ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY);

    private final InterviewFiguresRepository counted;
    private final ClimateTallyRepository tallies;
    private final Envelope envelope;
    private final Hearing hearing;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal callersRecusal;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    InterviewFiguresService(
            InterviewFiguresRepository counted,
            ClimateTallyRepository tallies,
            Envelope envelope,
            Hearing hearing,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal callersRecusal,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.counted = counted;
        this.tallies = tallies;
        this.envelope = envelope;
        this.hearing = hearing;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.callersRecusal = callersRecusal;
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
        // Nobody records an interview meanwhile: it is in what is counted, or comes after it.
        UnitInspection inspection = inspections
                .findForChange(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireLeader(teams.findById(inspection.teamId()), OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        InterviewFigures.requireEnded(inspection);
        if (counted.findOf(inspectionId).isPresent()) {
            throw ProblemException.of(InspectionProblem.COUNTED_ALREADY);
        }
        Instant now = clock.instant();
        Hearing.Heard heard = hearing.of(inspectionId, now);
        ClimateCounts climate = heard.climate().counts();
        InterviewFigures figures = new InterviewFigures(inspection, figures(heard, climate), now);
        counted.persist(figures);
        tallies.persist(new ClimateTally(figures.id(), climate, envelope));
        outbox.publish(figures, InterviewsCounted::from);
        return figures;
    }

    private Figures figures(Hearing.Heard heard, ClimateCounts climate) {
        List<String> questions =
                List.copyOf(new TreeSet<>(config.climateQuestions().keySet()));
        return heard.opinions()
                .shown(heard.people(), config.smallestCell(), climate.shown(questions, config.smallestCell()));
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
        callersRecusal.requireNotJudged(inspection.unitId());
        callersRecusal.requireReader(inspection.cycleId(), inspection.unitId());
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
