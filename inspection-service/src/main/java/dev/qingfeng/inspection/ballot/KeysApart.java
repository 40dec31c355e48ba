package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.RecusalGround;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sees that nobody holds a key to a box who has a part in what it judges. */
@ApplicationScoped
class KeysApart {

    private final KeyHoldersRepository holders;
    private final BallotRoundRepository rounds;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Caller caller;

    KeysApart(
            KeyHoldersRepository holders,
            BallotRoundRepository rounds,
            Recusals recusals,
            CallersRecusal callersRecusal,
            Registry registry,
            Caller caller) {
        this.holders = holders;
        this.rounds = rounds;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.caller = caller;
    }

    /** Those of these, by where they are in a request, who are of the leadership team or on a ballot of the meeting. */
    List<ProblemError> judged(Meeting meeting, List<UUID> ids, String pointer) {
        Set<UUID> judged = leadershipTeam(meeting.unitId());
        rounds.ofMeeting(meeting.id()).forEach(round -> judged.addAll(round.judged()));
        Map<UUID, Set<UUID>> every = registry.everyIdOf(ids);
        return IntStream.range(0, ids.size())
                .filter(i -> isAmong(every, ids.get(i), judged))
                .mapToObj(i -> ProblemError.at(pointer + i, "person-judged"))
                .toList();
    }

    /** Refuses with 409 {@code key-holder-judged} a round that is about somebody who is named for a key of its meeting. */
    void requireNoneOnBallot(BallotRound round) {
        List<UUID> named =
                holders.findByIdOptional(round.meetingId()).map(KeyHolders::holders).orElse(List.of()).stream()
                        .map(KeyHolder::cadreId)
                        .toList();
        Map<UUID, Set<UUID>> every = registry.everyIdOf(named);
        if (named.stream().anyMatch(holder -> isAmong(every, holder, round.judged()))) {
            throw ProblemException.of(InspectionProblem.KEY_HOLDER_JUDGED);
        }
    }

    /**
     * Of a caller who holds a key of the round. Refuses with 403 {@code own-leadership-team}, with 409 {@code member-recused} and {@code
     * key-holder-judged}.
     */
    void requireCaller(BallotRound round) {
        callersRecusal.requireNotJudged(round.unitId());
        callersRecusal.requireNone(round.cycleId(), round.unitId());
        if (!Collections.disjoint(registry.idsOf(caller.staffNumber()), round.judged())) {
            throw ProblemException.of(InspectionProblem.KEY_HOLDER_JUDGED);
        }
    }

    /**
     * What keeps a round from being opened at a moment: {@code keys-not-fetched} with how many were not by then, {@code
     * key-holder-stands-aside} and {@code key-holder-judged} with the number of whoever has a part in it.
     */
    List<Unmet> missing(BallotRound round, Instant moment) {
        List<Unmet> missing = new ArrayList<>();
        int keys = round.keysFetchedUntil(moment);
        if (keys < KeyHolders.COUNT) {
            missing.add(Rule.SECRET_BALLOT.unmet("keys-not-fetched", String.valueOf(KeyHolders.COUNT - keys)));
        }
        List<KeyHolder> with = round.keyHolders();
        List<UUID> ids = with.stream().map(KeyHolder::cadreId).toList();
        Set<UUID> aside = recusals.grounds(round.cycleId(), ids, List.of(round.unitId()), moment).stream()
                .map(RecusalGround::memberId)
                .collect(Collectors.toSet());
        Set<UUID> judged = leadershipTeam(round.unitId());
        judged.addAll(round.judged());
        Map<UUID, Set<UUID>> every = registry.everyIdOf(ids);
        for (KeyHolder holder : with) {
            String number = Integer.toString(holder.number());
            if (aside.contains(holder.cadreId())) {
                missing.add(Rule.SECRET_BALLOT.unmet("key-holder-stands-aside", number));
            }
            if (isAmong(every, holder.cadreId(), judged)) {
                missing.add(Rule.SECRET_BALLOT.unmet("key-holder-judged", number));
            }
        }
        return missing;
    }

    private Set<UUID> leadershipTeam(UUID unitId) {
        Set<UUID> team = new HashSet<>();
        registry.leadershipTeam(unitId).forEach(member -> team.add(member.id()));
        return team;
    }

    private static boolean isAmong(Map<UUID, Set<UUID>> every, UUID id, Collection<UUID> others) {
        return !Collections.disjoint(every.getOrDefault(id, Set.of()), others);
    }
}
