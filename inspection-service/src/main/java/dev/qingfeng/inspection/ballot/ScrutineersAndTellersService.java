package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.meeting.MeetingRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names who watches over a meeting's rounds and who counts in them, and sees that none of them has a part in what is judged. */
@ApplicationScoped
public class ScrutineersAndTellersService {

    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final ScrutineersAndTellersRepository people;
    private final KeyHoldersRepository holders;
    private final BallotRoundRepository rounds;
    private final MeetingRepository meetings;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CityCadres cadres;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ScrutineersAndTellersService(
            ScrutineersAndTellersRepository people,
            KeyHoldersRepository holders,
            BallotRoundRepository rounds,
            MeetingRepository meetings,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CityCadres cadres,
            Recusals recusals,
            CallersRecusal callersRecusal,
            Registry registry,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.people = people;
        this.holders = holders;
        this.rounds = rounds;
        this.meetings = meetings;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.cadres = cadres;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Names them, or others, by the version of those before, until a box of the meeting is sealed. For officers of the whole city and
     * the team's leader. Refuses with 404 a meeting that is not the caller's to see, with 403 {@code not-of-the-team} and {@code own-leadership-team}, with 422 {@code
     * unknown-reference} who is no cadre of the city and {@code scrutineers-unfit} who is named twice, is judged at the meeting or
     * holds a key, with 409 {@code member-recused} one of them or a caller who stands aside, {@code scrutineers-in-use}, and {@code gate-unmet} once the cycle is past
     * inspection.
     */
    @Transactional
    public ScrutineersAndTellers name(
            UUID meetingId, @Nullable IfMatch ifMatch, NameScrutineersAndTellersRequest request) {
        Meeting meeting = meetings.findForChange(meetingId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireLeader(
                teams.findById(inspections.findById(meeting.inspectionId()).teamId()), OFFICERS);
        callersRecusal.requireNotJudged(meeting.unitId());
        callersRecusal.requireNone(meeting.cycleId(), meeting.unitId());
        ScrutineersAndTellers named = people.findForChange(meetingId);
        IfMatch.require(ifMatch, named == null ? ScrutineersAndTellersView.NOBODY : named.version());
        new Gate()
                .missing(registry.cycle(meeting.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        List<BallotRound> held = rounds.ofMeeting(meetingId);
        if (held.stream().anyMatch(round -> round.state().isBoxShown())) {
            throw ProblemException.of(InspectionProblem.SCRUTINEERS_IN_USE);
        }
        cadres.of(meeting.cycleId(), request.scrutineerIds(), "scrutineerIds");
        cadres.of(meeting.cycleId(), request.tellerIds(), "tellerIds");
        requireFit(meeting, held, request);
        List<UUID> all = Stream.concat(request.scrutineerIds().stream(), request.tellerIds().stream())
                .toList();
        recusals.requireNone(meeting.cycleId(), all, List.of(meeting.unitId()));
        if (named == null) {
            named = new ScrutineersAndTellers(meeting);
            people.persist(named);
        }
        named.name(request.scrutineerIds(), request.tellerIds(), clock.instant());
        outbox.publish(named, ScrutineersAndTellersNamed::from);
        return named;
    }

    private void requireFit(Meeting meeting, List<BallotRound> held, NameScrutineersAndTellersRequest request) {
        Set<UUID> judged = new HashSet<>();
        held.forEach(round -> judged.addAll(round.judged()));
        registry.leadershipTeam(meeting.unitId()).forEach(member -> judged.add(member.id()));
        Set<UUID> withKeys = holders.findByIdOptional(meeting.id()).map(KeyHolders::holders).orElse(List.of()).stream()
                .map(KeyHolder::cadreId)
                .collect(Collectors.toSet());
        Set<UUID> before = new HashSet<>();
        List<ProblemError> faults = new ArrayList<>();
        faults.addAll(faults("/scrutineerIds/", request.scrutineerIds(), before, judged, withKeys));
        faults.addAll(faults("/tellerIds/", request.tellerIds(), before, judged, withKeys));
        if (!faults.isEmpty()) {
            throw ProblemException.of(InspectionProblem.SCRUTINEERS_UNFIT).withErrors(faults);
        }
    }

    /** @param before every id of those who were named so far, to which these are added */
    private List<ProblemError> faults(
            String pointer, List<UUID> ids, Set<UUID> before, Set<UUID> judged, Set<UUID> withKeys) {
        Map<UUID, Set<UUID>> every = registry.everyIdOf(ids);
        List<ProblemError> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Set<UUID> person = every.getOrDefault(ids.get(i), Set.of());
            if (!Collections.disjoint(person, before)) {
                faults.add(ProblemError.at(pointer + i, "person-named-twice"));
            }
            if (!Collections.disjoint(person, judged)) {
                faults.add(ProblemError.at(pointer + i, "person-judged"));
            }
            if (!Collections.disjoint(person, withKeys)) {
                faults.add(ProblemError.at(pointer + i, "person-holds-key"));
            }
            before.addAll(person);
        }
        return faults;
    }

    /**
     * What keeps a round from being opened at a moment: {@code scrutineers-not-named} while too few were by then, {@code
     * scrutineer-on-the-ballot} where one of them is on its ballot or of the leadership team by now, and {@code scrutineer-stands-aside}
     * where one stands aside from the unit.
     */
    List<Unmet> missing(BallotRound round, Instant moment) {
        ScrutineersAndTellers named = people.findById(round.meetingId());
        if (named == null || !named.wereNamedBy(moment)) {
            return List.of(Rule.SECRET_BALLOT.unmet("scrutineers-not-named", null));
        }
        List<Unmet> missing = new ArrayList<>();
        Set<UUID> judged = new HashSet<>(round.judged());
        registry.leadershipTeam(round.unitId()).forEach(member -> judged.add(member.id()));
        if (areAmong(named, judged)) {
            missing.add(Rule.SECRET_BALLOT.unmet("scrutineer-on-the-ballot", null));
        }
        if (!recusals.grounds(round.cycleId(), named.all(), List.of(round.unitId()), moment)
                .isEmpty()) {
            missing.add(Rule.SECRET_BALLOT.unmet("scrutineer-stands-aside", null));
        }
        return missing;
    }

    /** Whether one of these people watches over the rounds of a meeting, or counts in them. */
    boolean areNamed(UUID meetingId, Collection<UUID> ids) {
        return people.findByIdOptional(meetingId)
                .filter(named -> areAmong(named, ids))
                .isPresent();
    }

    private boolean areAmong(ScrutineersAndTellers named, Collection<UUID> ids) {
        return registry.everyIdOf(named.all()).values().stream().anyMatch(person -> !Collections.disjoint(person, ids));
    }

    /** From now on they stay. Refuses with 409 {@code scrutineers-not-named} a meeting without. */
    void requireNamed(UUID meetingId) {
        if (people.findForChange(meetingId) == null) {
            throw ProblemException.of(InspectionProblem.SCRUTINEERS_NOT_NAMED);
        }
    }

    /** Empty while nobody is named. Refuses with 404 a meeting that is not the caller's to see. */
    @Transactional
    public Optional<ScrutineersAndTellers> get(UUID meetingId) {
        if (meetings.findVisible(meetingId, Scope.of(caller)).isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return people.findByIdOptional(meetingId);
    }
}
