package dev.qingfeng.appointment.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VotingRulesTest {

    private static final VotingRules RULES = new VotingRules(2, 3, 1, 2);

    static IntStream sizes() {
        return IntStream.rangeClosed(1, 15);
    }

    private static List<UUID> members(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    /** The first so many are for it, the next vote like this, the rest are absent. */
    private static List<MemberVote> votes(List<UUID> members, int approving, int others, Vote other) {
        List<MemberVote> votes = new ArrayList<>();
        members.stream().limit(approving).forEach(member -> votes.add(new MemberVote(member, Vote.FOR)));
        members.stream().skip(approving).limit(others).forEach(member -> votes.add(new MemberVote(member, other)));
        return votes;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void twoThirdsOfThoseEntitledAreAQuorumAndOneLessIsNone(int entitled) {
        int quorum = RULES.quorum(entitled);
        assertThat(3 * quorum).isGreaterThanOrEqualTo(2 * entitled);
        assertThat(3 * (quorum - 1)).isLessThan(2 * entitled);
        List<UUID> members = members(entitled);
        assertThat(RULES.outcome(members, votes(members, 0, quorum, Vote.AGAINST), Set.of()))
                .isEqualTo(Outcome.REJECTED);
        assertThatThrownBy(() -> RULES.outcome(members, votes(members, 0, quorum - 1, Vote.AGAINST), Set.of()))
                .hasMessage("quorum-not-met");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void moreThanHalfOfAllEntitledApproveAndOneLessRejects(int entitled) {
        int majority = RULES.majority(entitled);
        assertThat(2 * majority).isGreaterThan(entitled);
        assertThat(2 * (majority - 1)).isLessThanOrEqualTo(entitled);
        List<UUID> members = members(entitled);
        assertThat(RULES.outcome(members, votes(members, majority, entitled - majority, Vote.AGAINST), Set.of()))
                .isEqualTo(Outcome.APPROVED);
        assertThat(RULES.outcome(
                        members, votes(members, majority - 1, entitled - majority + 1, Vote.ABSTAIN), Set.of()))
                .isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theAbsentCountAgainstTheMajority(int entitled) {
        List<UUID> members = members(entitled);
        int present = RULES.quorum(entitled);
        assertThat(RULES.outcome(members, votes(members, present, 0, Vote.FOR), Set.of()))
                .isEqualTo(2 * present > entitled ? Outcome.APPROVED : Outcome.REJECTED);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theRecusedAreThereAndForNothing(int entitled) {
        List<UUID> members = members(entitled);
        Set<UUID> concerned = Set.copyOf(members);
        assertThat(RULES.outcome(members, votes(members, 0, entitled, Vote.RECUSED), concerned))
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void whoIsNotEntitledHasNoVote() {
        List<UUID> members = members(3);
        List<MemberVote> votes = votes(members, 3, 0, Vote.FOR);
        votes.add(new MemberVote(UUID.randomUUID(), Vote.FOR));
        assertThatThrownBy(() -> RULES.outcome(members, votes, Set.of())).hasMessage("vote-of-stranger");
    }

    @Test
    void nobodyVotesTwice() {
        List<UUID> members = members(3);
        List<MemberVote> votes = votes(members, 3, 0, Vote.FOR);
        votes.add(new MemberVote(members.get(0), Vote.AGAINST));
        assertThatThrownBy(() -> RULES.outcome(members, votes, Set.of())).hasMessage("voted-twice");
    }

    @Test
    void nobodyVotesOnWhatConcernsThem() {
        List<UUID> members = members(3);
        Set<UUID> concerned = Set.of(members.get(2));
        for (Vote vote : new Vote[] {Vote.FOR, Vote.AGAINST, Vote.ABSTAIN}) {
            assertThatThrownBy(() -> RULES.outcome(members, votes(members, 2, 1, vote), concerned))
                    .hasMessage("recusal-missing");
        }
        assertThat(RULES.outcome(members, votes(members, 2, 1, Vote.RECUSED), concerned))
                .isEqualTo(Outcome.APPROVED);
        assertThat(RULES.outcome(members, votes(members, 2, 0, Vote.FOR), concerned))
                .as("who is concerned may stay away")
                .isEqualTo(Outcome.APPROVED);
    }
}
