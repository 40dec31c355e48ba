package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.meeting.MeetingRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names who holds the keys of a meeting's rounds. */
@ApplicationScoped
public class KeyHoldersService {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final KeyHoldersRepository holders;
    private final BallotRoundRepository rounds;
    private final MeetingRepository meetings;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final ScrutineersAndTellersService scrutineers;
    private final KeysApart apart;
    private final CityCadres cadres;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Outbox outbox;
    private final Caller caller;

    KeyHoldersService(
            KeyHoldersRepository holders,
            BallotRoundRepository rounds,
            MeetingRepository meetings,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            ScrutineersAndTellersService scrutineers,
            KeysApart apart,
            CityCadres cadres,
            Recusals recusals,
            CallersRecusal callersRecusal,
            Registry registry,
            Outbox outbox,
            Caller caller) {
        this.holders = holders;
        this.rounds = rounds;
        this.meetings = meetings;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.scrutineers = scrutineers;
        this.apart = apart;
        this.cadres = cadres;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.outbox = outbox;
        this.caller = caller;
    }

    /**
     * Names the three, or others, by the version of those before, while none has fetched a key of a round that is not over. For officers of the whole city. Refuses with 404 a meeting that is not
     * the caller's to see, with 403 {@code not-of-the-team} and {@code own-leadership-team}, with 422 {@code unknown-reference} who is no cadre of the city and {@code
     * key-holders-unfit}, with 409 {@code member-recused} one of them or a caller who stands aside, {@code key-holders-in-use}, and {@code gate-unmet} once the cycle is past inspection.
     */
    @Transactional
    public KeyHolders name(UUID meetingId, @Nullable IfMatch ifMatch, NameKeyHoldersRequest request) {
        Meeting meeting = meetings.findForChange(meetingId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireOfficer(
                teams.findById(inspections.findById(meeting.inspectionId()).teamId()), OFFICERS);
        callersRecusal.requireNotJudged(meeting.unitId());
        callersRecusal.requireNone(meeting.cycleId(), meeting.unitId());
        KeyHolders named = holders.findForChange(meetingId);
        IfMatch.require(ifMatch, named == null ? KeyHoldersView.NOBODY : named.version());
        new Gate()
                .missing(registry.cycle(meeting.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        List<RegistryCadre> people = cadres.of(meeting.cycleId(), request.cadreIds(), "cadreIds").stream()
                .distinct()
                .toList();
        if (scrutineers.areNamed(meetingId, request.cadreIds())) {
            throw ProblemException.of(InspectionProblem.KEY_HOLDERS_UNFIT);
        }
        List<ProblemError> judged = apart.judged(meeting, request.cadreIds(), "/cadreIds/");
        if (!judged.isEmpty()) {
            throw ProblemException.of(InspectionProblem.KEY_HOLDERS_UNFIT).withErrors(judged);
        }
        if (named == null) {
            named = new KeyHolders(meeting, people);
            holders.persist(named);
        } else {
            if (rounds.hasKeys(meetingId)) {
                throw ProblemException.of(InspectionProblem.KEY_HOLDERS_IN_USE);
            }
            named.name(people);
        }
        recusals.requireNone(meeting.cycleId(), request.cadreIds(), List.of(meeting.unitId()));
        outbox.publish(named, KeyHoldersNamed::from);
        return named;
    }

    /** Empty while nobody is named. Refuses with 404 a meeting that is not the caller's to see. */
    @Transactional
    public Optional<KeyHolders> get(UUID meetingId) {
        if (meetings.findVisible(meetingId, Scope.of(caller)).isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return holders.findByIdOptional(meetingId);
    }
}
