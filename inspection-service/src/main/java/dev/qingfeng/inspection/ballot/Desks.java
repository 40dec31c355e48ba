package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.ballotbox.DeskCode;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.meeting.MeetingRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The single desks 單人單桌 of halls: who votes there, and not on a phone at home with somebody looking on. */
@ApplicationScoped
public class Desks {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final BallotRoundRepository rounds;
    private final MeetingRepository meetings;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal recusal;
    private final AuditedReads reads;
    private final KeyedHash hash;
    private final InspectionConfig config;
    private final Caller caller;

    Desks(
            BallotRoundRepository rounds,
            MeetingRepository meetings,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal recusal,
            AuditedReads reads,
            KeyedHash hash,
            InspectionConfig config,
            Caller caller) {
        this.rounds = rounds;
        this.meetings = meetings;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.recusal = recusal;
        this.reads = reads;
        this.hash = hash;
        this.config = config;
        this.caller = caller;
    }

    /**
     * The code that makes a tablet one of the hall, for the inspection team's members and officers of the whole city. Refuses with 404 a
     * meeting that is not the caller's to see, with 403 {@code not-of-the-team}, {@code own-leadership-team} and {@code stands-aside}.
     */
    @Transactional
    public DeskCodeView get(UUID meetingId) {
        Meeting meeting = meetings.findVisible(meetingId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireMember(
                teams.findById(inspections.findById(meeting.inspectionId()).teamId()), OFFICERS);
        recusal.requireNotJudged(meeting.unitId());
        recusal.requireReader(meeting.cycleId(), meeting.unitId());
        reads.shown(meeting);
        return new DeskCodeView(meetingId, of(meetingId).text());
    }

    /** Refuses with 409 {@code desk-code-unknown} a code of no meeting whose ballots are still to be cast. */
    @Transactional
    void requireKnown(DeskCode code) {
        if (rounds.meetingsToVoteAt().stream().noneMatch(meeting -> of(meeting).matches(code))) {
            throw ProblemException.of(InspectionProblem.DESK_CODE_UNKNOWN);
        }
    }

    DeskCode of(UUID meetingId) {
        return DeskCode.of(hash, meetingId);
    }

    /** Whether people vote at desks only. */
    boolean areNeeded() {
        return !config.ownPhones();
    }

    /**
     * Refuses with 403 {@code not-at-a-desk} who votes elsewhere, where own phones are not allowed.
     *
     * @param shown null if none was
     */
    void requireDesk(DeskCode code, @Nullable String shown) {
        if (areNeeded() && (shown == null || !code.matches(DeskCode.read(shown)))) {
            throw ProblemException.of(InspectionProblem.NOT_AT_A_DESK);
        }
    }
}
