package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.ballotbox.BoxManifest;
import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotForms;
import dev.qingfeng.inspection.inspection.StepGates;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.meeting.Attendance;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.meeting.MeetingRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rounds of ballots, from their draft until they are sealed or void. */
@ApplicationScoped
public class BallotRoundService {

    private static final String LIST = "ballot-rounds";
    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);
    private static final int NO_SITTING = 0;

    private final BallotRoundRepository rounds;
    private final NamedCandidates named;
    private final Slips slips;
    private final BallotBox box;
    private final ScrutineersAndTellersService scrutineers;
    private final KeysApart apart;
    private final PaperPile pile;
    private final BallotForms forms;
    private final MeetingRepository meetings;
    private final Attendance attendance;
    private final UnitInspectionRepository inspections;
    private final StepGates gates;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal recusal;
    private final Registry registry;
    private final TransactionLock lock;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    BallotRoundService(
            BallotRoundRepository rounds,
            NamedCandidates named,
            Slips slips,
            BallotBox box,
            ScrutineersAndTellersService scrutineers,
            KeysApart apart,
            PaperPile pile,
            BallotForms forms,
            MeetingRepository meetings,
            Attendance attendance,
            UnitInspectionRepository inspections,
            StepGates gates,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal recusal,
            Registry registry,
            TransactionLock lock,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.rounds = rounds;
        this.named = named;
        this.slips = slips;
        this.box = box;
        this.scrutineers = scrutineers;
        this.apart = apart;
        this.pile = pile;
        this.forms = forms;
        this.meetings = meetings;
        this.attendance = attendance;
        this.inspections = inspections;
        this.gates = gates;
        this.teams = teams;
        this.access = access;
        this.recusal = recusal;
        this.registry = registry;
        this.lock = lock;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Drafts a round, for the inspection team's members and officers of the whole city. Refuses with 422 a meeting, a form or a nominee
     * that is not known, {@code step-not-of-the-meeting}, {@code round-without-ballots} and what {@link NamedCandidates} does, with 403 {@code not-of-the-team}
     * and {@code own-leadership-team} who would be on it, with 409 {@code form-not-adopted}, {@code meeting-cancelled}, {@code key-holder-judged}, and {@code gate-unmet} unless the cycle is in
     * inspection.
     */
    @Transactional
    public BallotRound draft(DraftRoundRequest request) {
        Meeting meeting = meetings.findForChange(request.meetingId(), Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "meetingId"));
        UnitInspection inspection = inspections.findById(meeting.inspectionId());
        access.requireMember(teams.findById(inspection.teamId()), OFFICERS);
        recusal.requireNotJudged(meeting.unitId());
        recusal.requireNone(meeting.cycleId(), meeting.unitId());
        requirePhase(meeting.cycleId());
        meeting.requireNotCancelled();
        inspection.requireUnderWay();
        BallotForm form = forms.adopted(request.formId(), meeting.cycleId());
        BallotRound follows = request.followsId() == null ? null : former(request.followsId(), inspection);
        BallotRound round = new BallotRound(
                meeting,
                form,
                rounds.countOf(meeting.id()) + 1,
                follows,
                named.of(form, meeting, follows, request.namedNominees()),
                request.sittings(),
                request.onPaper());
        // Two forms that ask the same are drafted one after the other.
        lock.take("ballot-rounds/" + inspection.id());
        if (rounds.isHeldOn(inspection.id(), form.code()) || rounds.isAsked(inspection.id(), round.askedSha256())) {
            throw ProblemException.of(InspectionProblem.ROUND_DRAFTED_ALREADY);
        }
        recusal.requireNotJudged(round.unitId(), round.judged());
        apart.requireNoneOnBallot(round);
        rounds.persist(round);
        rounds.flush();
        return round;
    }

    private BallotRound former(UUID id, UnitInspection inspection) {
        return rounds.findVisible(id, RoundScope.of(caller))
                .filter(round -> round.inspectionId().equals(inspection.id()))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "followsId"));
    }

    /**
     * Opens a sitting, and with the first of them the round. Refuses with 409 {@code gate-unmet} what the step of the round needs to
     * start now (the public pledge and each required class at the round's own meeting among it), scrutineers and tellers who are not named
     * or have a part in it, and keys that are not fetched or with somebody who does, {@code concluded-already}, {@code
     * slips-do-not-add-up} where
     * printed are not drawn and returned ones, {@code more-slips-than-attendees}, {@code sitting-opened-already}, {@code round-sealed}
     * and {@code round-void}; with 422 {@code step-not-of-the-meeting} where its meeting was planned anew without the step.
     */
    @Transactional
    public BallotRound openSitting(UUID id, int number, @Nullable IfMatch ifMatch, OpenSittingRequest request) {
        BallotRound round = forChange(id, ifMatch);
        requirePhase(round.cycleId());
        Instant now = clock.instant();
        boolean first = round.state() == RoundState.DRAFTED;
        if (!first) {
            round.requireOpen();
        }
        round.sitting(number).requireDrafted();
        requireGates(round, now);
        requireDrawn(round, number, request.counts(), now);
        round.openSitting(number, now, request.counts(), slips.printed(round.id(), number));
        return opened(round, first);
    }

    /**
     * Gives out papers, and opens the round with that unless a sitting did; what was given out in a hall without network is recorded
     * afterwards. Refuses with 409 {@code gate-unmet} what {@link #openSitting} does, {@code more-slips-than-attendees}, {@code
     * round-without-papers}, {@code papers-given-out-already}, {@code round-sealed} and {@code round-void}, with 422 {@code
     * too-few-papers} and what {@link Occurrence#recorded} does.
     */
    @Transactional
    public BallotRound giveOutPapers(UUID id, @Nullable IfMatch ifMatch, GiveOutPapersRequest request) {
        BallotRound round = forChange(id, ifMatch);
        requirePhase(round.cycleId());
        boolean first = round.state() == RoundState.DRAFTED;
        if (!first) {
            round.requireOpen();
        }
        round.papers().requireNotGivenOut();
        Occurrence when = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        requireGates(round, when.occurredAt());
        Map<AttendeeClass, Integer> papers = request.counts();
        // Slips are drawn here as they are in the hall, and so is who came: papers beside them may have been given out
        // a little before.
        attendance.requirePresent(
                round.meetingId(),
                sum(slips.drawn(round.id(), NO_SITTING), papers),
                round.sittings().isEmpty() ? when.occurredAt() : when.recordedAt());
        round.giveOutPapers(papers, when);
        return opened(round, first);
    }

    private BallotRound opened(BallotRound round, boolean first) {
        if (first) {
            outbox.publish(round, RoundOpened::from);
        } else {
            rounds.flush();
        }
        return round;
    }

    private void requireGates(BallotRound round, Instant moment) {
        // Whoever concludes the inspection or takes back a check-in finds the round opened, or is found here.
        UnitInspection inspection = inspections.lock(round.inspectionId());
        inspection.requireUnderWay();
        Meeting meeting = meetings.lock(round.meetingId());
        meeting.requireConvened();
        // It may have been planned anew since the round was drafted.
        round.requireServedAt(meeting);
        // A round that is recorded afterwards was there when it was held, with its candidates, its keys and those who
        // watched.
        new Gate()
                .missing(gates.missingAt(
                        round.meetingId(), inspection, round.purpose().step(), moment))
                .missing(scrutineers.missing(round, moment))
                .missing(apart.missing(round, moment))
                .pass();
    }

    private void requireDrawn(BallotRound round, int sitting, Map<AttendeeClass, Integer> drawn, Instant now) {
        Map<AttendeeClass, Integer> unreturned = slips.unreturned(round.id(), sitting);
        boolean addUp = unreturned.keySet().stream().allMatch(drawn::containsKey)
                && drawn.entrySet().stream()
                        .allMatch(each ->
                                unreturned.getOrDefault(each.getKey(), 0).equals(each.getValue()));
        if (!addUp) {
            throw ProblemException.of(InspectionProblem.SLIPS_DO_NOT_ADD_UP);
        }
        attendance.requirePresent(
                round.meetingId(),
                sum(slips.drawn(round.id(), sitting), round.papers().counts()),
                now);
    }

    private static Map<AttendeeClass, Integer> sum(
            Map<AttendeeClass, Integer> slips, Map<AttendeeClass, Integer> papers) {
        Map<AttendeeClass, Integer> sum = new EnumMap<>(AttendeeClass.class);
        sum.putAll(slips);
        papers.forEach((attendeeClass, count) -> sum.merge(attendeeClass, count, Integer::sum));
        return sum;
    }

    /** Ends a sitting: its slips are good no more. Refuses with 409 {@code sitting-not-open}, {@code round-void}. */
    @Transactional
    public BallotRound endSitting(UUID id, int number, @Nullable IfMatch ifMatch) {
        BallotRound round = forChange(id, ifMatch);
        round.requireOpen();
        box.waitForThoseWhoVote(round.id());
        round.endSitting(number, clock.instant());
        rounds.flush();
        return round;
    }

    /**
     * Seals the box: waits for those who vote just now, and lists what is in it. Refuses with 409 {@code sitting-still-open}, {@code
     * scrutineers-not-named} where nobody watches over the box, {@code papers-not-given-out}, {@code slips-do-not-add-up} while slips of
     * a sitting that was never opened are not returned, and where other slips are there than were counted when their sitting was opened, {@code box-does-not-add-up} another number of ballots than slips that were used and a ballot twice, {@code round-not-open}, {@code round-sealed} and {@code round-void}.
     */
    @Transactional
    public BallotRound seal(UUID id, @Nullable IfMatch ifMatch) {
        BallotRound round = forChange(id, ifMatch);
        round.requireSealable();
        scrutineers.requireNamed(round.meetingId());
        if (slips.areUnreturnedInDrafts(round.id())) {
            throw ProblemException.of(InspectionProblem.SLIPS_DO_NOT_ADD_UP);
        }
        box.waitForThoseWhoVote(round.id());
        requireSlipsAsCounted(round);
        if (!box.isOfSlips(round.id())) {
            throw ProblemException.of(InspectionProblem.BOX_DOES_NOT_ADD_UP);
        }
        BoxManifest manifest = box.manifest(round.id(), false);
        round.seal(clock.instant(), manifest.digests().size(), manifest.sha256());
        outbox.publish(round, RoundSealed::from);
        return round;
    }

    /** As many as were counted at the tables are there yet, and no more: none was put among them since, or is of another class. */
    private void requireSlipsAsCounted(BallotRound round) {
        round.sittings().forEach((number, sitting) -> {
            if (!sitting.isDrafted()
                    && !(slips.unreturned(round.id(), number).equals(sitting.counts())
                            && Integer.valueOf(slips.printed(round.id(), number))
                                    .equals(sitting.printed()))) {
                throw ProblemException.of(InspectionProblem.SLIPS_DO_NOT_ADD_UP);
            }
        });
    }

    /**
     * Releases the result of a round, for officers of the whole city and the team's leader: nothing of it changes afterwards. Refuses as
     * {@link BallotRound#certify}.
     */
    @Transactional
    public BallotRound certify(UUID id, @Nullable IfMatch ifMatch, CertifyRoundRequest request) {
        BallotRound round = rounds.findForChange(id, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireLeader(teamOf(round), OFFICERS);
        requireNoPart(round);
        IfMatch.require(ifMatch, round.version());
        round.certify(clock.instant(), request.protocolSigned(), request.sheetsShredded());
        outbox.publish(round, RoundReleased::from);
        outbox.publish(round, ReleasedRoundState::from);
        return round;
    }

    /**
     * Makes a round void, for officers of the whole city: it is never counted. One in which nobody votes any more, see {@link
     * BallotRound#isVotedIn}, stays as it is until another officer says the same, who is not the first under another number. Refuses with 409 {@code round-closed-already} and {@code round-void}.
     */
    @Transactional
    public BallotRound makeVoid(UUID id, @Nullable IfMatch ifMatch, VoidRoundRequest request) {
        BallotRound round = rounds.findForChange(id, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireOfficer(teamOf(round), OFFICERS);
        requireNoPart(round);
        IfMatch.require(ifMatch, round.version());
        if (round.waitsForAnotherToBeVoid(this::isCaller)) {
            round.proposeVoid(new ProposedVoid(caller.staffNumber(), clock.instant(), request.reason()));
            rounds.flush();
            return round;
        }
        box.waitForThoseWhoVote(round.id());
        round.makeVoid(clock.instant(), request.reason());
        box.empty(round.id());
        pile.discard(round.id());
        outbox.publish(round, RoundVoided::from);
        return round;
    }

    /** Two staff numbers of one person are one officer. */
    private boolean isCaller(String staffNumber) {
        return staffNumber.equals(caller.staffNumber())
                || !Collections.disjoint(registry.idsOf(staffNumber), registry.idsOf(caller.staffNumber()));
    }

    /** Refuses with 404 a round that is not there or not the caller's to see. */
    @Transactional
    public BallotRound get(UUID id) {
        return rounds.findVisible(id, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<BallotRoundView> page(PageQuery query, @Nullable UUID cycleId, @Nullable UUID inspectionId) {
        String list = LIST + (cycleId == null ? "" : " " + cycleId) + (inspectionId == null ? "" : "/" + inspectionId);
        return Page.of(
                list,
                query,
                rounds.page(query.afterId(list), query.rowsToRead(), cycleId, inspectionId, RoundScope.of(caller)),
                round -> round.id().toString(),
                BallotRoundView::from);
    }

    /** For the inspection team's members and officers of the whole city. */
    BallotRound forChange(UUID id, @Nullable IfMatch ifMatch) {
        BallotRound round = rounds.findForChange(id, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        requireActor(round);
        IfMatch.require(ifMatch, round.version());
        return round;
    }

    /** The same of one whose slips are printed. */
    BallotRound forPrint(UUID id, @Nullable IfMatch ifMatch) {
        BallotRound round = forChange(id, ifMatch);
        requireSlips(round);
        return round;
    }

    /** The same of one whose slips are taken back, of whatever version if none is told. */
    BallotRound forSlips(UUID id, @Nullable IfMatch ifMatch) {
        if (ifMatch != null) {
            return forPrint(id, ifMatch);
        }
        BallotRound round = forOpening(id);
        requireSlips(round);
        return round;
    }

    private void requireSlips(BallotRound round) {
        requirePhase(round.cycleId());
        if (round.state() != RoundState.DRAFTED) {
            round.requireOpen();
        }
    }

    /** The same of one whose papers are entered or whose box is to be opened, in whatever phase the cycle is by now. */
    BallotRound forOpening(UUID id) {
        BallotRound round = rounds.findForChange(id, RoundScope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        requireActor(round);
        return round;
    }

    /** One that may be read by those who hold it, though they change nothing. Refuses with 403 {@code stands-aside} who stands aside. */
    BallotRound forReading(UUID id) {
        BallotRound round = get(id);
        access.requireMember(teamOf(round), OFFICERS);
        recusal.requireNotJudged(round.unitId(), round.judged());
        recusal.requireReader(round.cycleId(), round.unitId());
        return round;
    }

    private void requireActor(BallotRound round) {
        access.requireMember(teamOf(round), OFFICERS);
        requireNoPart(round);
    }

    /**
     * Refuses with 403 {@code own-leadership-team} who is of the leadership team or on the ballot, and with 409 {@code member-recused} who
     * stands aside.
     */
    private void requireNoPart(BallotRound round) {
        recusal.requireNotJudged(round.unitId(), round.judged());
        recusal.requireNone(round.cycleId(), round.unitId());
    }

    private InspectionTeam teamOf(BallotRound round) {
        return teams.findById(inspections.findById(round.inspectionId()).teamId());
    }

    private void requirePhase(UUID cycleId) {
        new Gate().missing(registry.cycle(cycleId).unlessIn(Phase.INSPECTION)).pass();
    }

    /** What is no part of a round gives it another version, too. */
    void touch(BallotRound round) {
        rounds.getEntityManager().lock(round, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }
}
