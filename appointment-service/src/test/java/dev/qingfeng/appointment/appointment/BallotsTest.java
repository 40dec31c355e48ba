package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a congress can have counted. */
class BallotsTest {

    private static void possible(boolean elected, @Nullable Integer... counts) {
        assertThatCode(() -> ballots(counts).requirePossible(elected)).doesNotThrowAnyException();
    }

    private static void refused(ProblemCode code, boolean elected, @Nullable Integer... counts) {
        assertThatThrownBy(() -> ballots(counts).requirePossible(elected))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Ballots ballots(@Nullable Integer... counts) {
        return new Ballots(counts[0], counts[1], counts[2], counts[3]);
    }

    @Test
    void nobodyVotesWhoIsNotEntitled() {
        possible(true, 61, 2, 1, 64);
        refused(AppointmentProblem.VOTES_ABOVE_ENTITLED, true, 61, 2, 1, 63);
        refused(AppointmentProblem.VOTES_ABOVE_ENTITLED, false, 0, 60, null, 59);
        refused(AppointmentProblem.VOTES_ABOVE_ENTITLED, true, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 0, 9);
    }

    @Test
    void whoIsElectedHasMoreThanHalfOfTheVotesCast() {
        possible(true, 32, 30, 1, 99);
        refused(AppointmentProblem.ELECTED_WITHOUT_MAJORITY, true, 31, 30, 1, 99);
        refused(AppointmentProblem.ELECTED_WITHOUT_MAJORITY, true, 0, null, null, null);
    }

    @Test
    void whoIsNotElectedMayHaveHadMoreThanHalfWhereAnotherHadMore() {
        possible(false, 40, 10, 0, 50);
    }

    @Test
    void whatIsNotKnownContradictsNothing() {
        possible(true, null, null, null, null);
        possible(true, null, 40, 3, 66);
        possible(true, 61, null, null, null);
    }

    @Test
    void theCongressOfThePartyAndThatOfThePeopleElectTheirOwn() {
        assertThat(Arrays.stream(PostKind.values()).filter(Congress.PEOPLES_CONGRESS::elects))
                .containsExactly(PostKind.HEAD_OF_GOVERNMENT, PostKind.DEPUTY_HEAD_OF_GOVERNMENT, PostKind.STAFF);
        assertThat(Arrays.stream(PostKind.values()).filter(Congress.PARTY_CONGRESS::elects))
                .containsExactly(
                        PostKind.PARTY_SECRETARY,
                        PostKind.DEPUTY_PARTY_SECRETARY,
                        PostKind.PARTY_COMMITTEE_MEMBER,
                        PostKind.STAFF);
    }
}
