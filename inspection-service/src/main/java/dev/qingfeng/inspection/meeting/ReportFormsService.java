package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the forms for written reports at meetings. No event tells of them: the climate board does, where they are no handful. */
@ApplicationScoped
public class ReportFormsService {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final ReportFormsRepository forms;
    private final MeetingRepository meetings;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal recusal;
    private final Registry registry;
    private final Caller caller;
    private final Clock clock;

    ReportFormsService(
            ReportFormsRepository forms,
            MeetingRepository meetings,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal recusal,
            Registry registry,
            Caller caller,
            Clock clock) {
        this.forms = forms;
        this.meetings = meetings;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.recusal = recusal;
        this.registry = registry;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Says how many forms there were, or says it anew by the version of before. For the team's members and officers of the whole city.
     * Refuses with 404 a meeting that is not the caller's to see, with 403 {@code not-of-the-team} and {@code own-leadership-team}, with
     * 409 {@code member-recused} a caller who stands aside from the unit, a meeting that was never convened or is cancelled, {@code
     * report-forms-stay-counted} what a climate board has counted, {@code gate-unmet} once the cycle is past its decision, and as {@link
     * ReportForms#count}.
     */
    @Transactional
    public ReportForms count(UUID meetingId, @Nullable IfMatch ifMatch, CountReportFormsRequest request) {
        Meeting meeting = meetings.findForChange(meetingId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        requireEntitled(meeting);
        recusal.requireNone(meeting.cycleId(), meeting.unitId());
        Optional<ReportForms> before = forms.findByIdOptional(meetingId);
        IfMatch.require(ifMatch, before.map(ReportForms::version).orElse(ReportFormsView.NOT_COUNTED));
        new Gate()
                .missing(registry.cycle(meeting.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.DECISION))
                .pass();
        meeting.requireConvened();
        if (forms.areOnABoard(meetingId)) {
            throw ProblemException.of(InspectionProblem.REPORT_FORMS_STAY_COUNTED);
        }
        ReportForms counted =
                before.orElseGet(() -> new ReportForms(meeting, request.issued(), request.returned(), clock.instant()));
        counted.count(request.issued(), request.returned(), clock.instant());
        forms.persistAndFlush(counted);
        return counted;
    }

    /** Empty until they were counted. Refuses with 404 and 403 as {@link #count}, and with 403 {@code stands-aside}. */
    @Transactional
    public Optional<ReportForms> get(UUID meetingId) {
        Meeting meeting = meetings.findVisible(meetingId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        requireEntitled(meeting);
        recusal.requireReader(meeting.cycleId(), meeting.unitId());
        return forms.findByIdOptional(meetingId);
    }

    /** Whoever is judged could read from few forms that somebody reports. */
    private void requireEntitled(Meeting meeting) {
        access.requireMember(
                teams.findById(inspections.findById(meeting.inspectionId()).teamId()), OFFICERS);
        recusal.requireNotJudged(meeting.unitId());
    }
}
