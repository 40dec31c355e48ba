package dev.qingfeng.appointment.resolution;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * When a collective decision 集體研究 counts: a quorum of those entitled has voted, and a majority of all entitled, absent and
 * recused ones included, is for it. Whoever is recused was there and so counts for the quorum, but is for nothing.
 */
record VotingRules(int quorumNumerator, int quorumDenominator, int majorityNumerator, int majorityDenominator) {

    static VotingRules of(AppointmentConfig config) {
        return new VotingRules(
                config.quorum().numerator(),
                config.quorum().denominator(),
                config.majority().numerator(),
                config.majority().denominator());
    }

    /** How many must have voted, the recused included. */
    int quorum(int entitled) {
        return (entitled * quorumNumerator + quorumDenominator - 1) / quorumDenominator;
    }

    /** How many must be for it. */
    int majority(int entitled) {
        return entitled * majorityNumerator / majorityDenominator + 1;
    }

    /**
     * What the votes resolve. Refuses with 422 {@code vote-of-stranger}, {@code voted-twice} and {@code recusal-missing}, with
     * 409 {@code quorum-not-met}.
     *
     * @param concerned who may not vote on this: the cadres that it is about, and their kin
     */
    Outcome outcome(Collection<UUID> entitled, List<MemberVote> votes, Set<UUID> concerned) {
        Set<UUID> voted = new HashSet<>();
        for (MemberVote each : votes) {
            if (!entitled.contains(each.cadreId())) {
                throw ProblemException.of(AppointmentProblem.VOTE_OF_STRANGER, each.cadreId());
            }
            if (!voted.add(each.cadreId())) {
                throw ProblemException.of(AppointmentProblem.VOTED_TWICE, each.cadreId());
            }
            if (each.vote() != Vote.RECUSED && concerned.contains(each.cadreId())) {
                throw ProblemException.of(AppointmentProblem.RECUSAL_MISSING, each.cadreId());
            }
        }
        if (voted.size() < quorum(entitled.size())) {
            throw ProblemException.of(
                    AppointmentProblem.QUORUM_NOT_MET, voted.size(), entitled.size(), quorum(entitled.size()));
        }
        long approving = votes.stream().filter(each -> each.vote() == Vote.FOR).count();
        return approving >= majority(entitled.size()) ? Outcome.APPROVED : Outcome.REJECTED;
    }
}
