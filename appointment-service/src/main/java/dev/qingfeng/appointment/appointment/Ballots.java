package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a congress voted on one person, as far as it is known.
 *
 * @param entitled how many were entitled to vote
 */
record Ballots(
        @Nullable Integer votesFor,
        @Nullable Integer votesAgainst,
        @Nullable Integer votesAbstained,
        @Nullable Integer entitled) {

    /**
     * Refuses with 422 {@code votes-above-entitled} more votes than could be cast, and {@code elected-without-majority} somebody
     * elected by half of the votes cast or fewer.
     */
    void requirePossible(boolean elected) {
        long others = sum(votesAgainst, votesAbstained);
        long cast = others + sum(votesFor);
        if (entitled != null && cast > entitled) {
            throw ProblemException.of(
                    AppointmentProblem.VOTES_ABOVE_ENTITLED, String.valueOf(cast), String.valueOf(entitled));
        }
        if (elected && votesFor != null && votesFor <= others) {
            throw ProblemException.of(
                    AppointmentProblem.ELECTED_WITHOUT_MAJORITY, String.valueOf(votesFor), String.valueOf(cast));
        }
    }

    private static long sum(@Nullable Integer... counts) {
        return Stream.of(counts)
                .filter(Objects::nonNull)
                .mapToLong(Integer::longValue)
                .sum();
    }
}
