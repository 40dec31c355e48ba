package dev.qingfeng.complaint.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which moves lead from one state of a case to another. */
class CaseMoveTest {

    /** A Tuesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

    private static final WorkingDays WEEKDAYS = WorkingDays.of(Map.of());

    private final Complaint complaint =
            new Complaint(ReportingChannel.WEB_COLUMN, ComplaintCategory.LEAK, null, null, TODAY, "0".repeat(64));

    @Property
    void noOrderOfMovesLeadsWhereItIsNotDeclared(@ForAll List<CaseMove> moves) {
        Complaint any =
                new Complaint(ReportingChannel.HOTLINE, ComplaintCategory.OTHER, null, null, TODAY, "0".repeat(64));
        int made = 0;
        for (CaseMove move : moves) {
            CaseState before = any.caseState();
            if (move.isLegal(before, any.pausedOn() != null)) {
                assertThat(any.make(move)).isEqualTo(++made);
                assertThat(any.caseState()).isEqualTo(move.from(before));
                if (move == CaseMove.PAUSE) {
                    any.pause(TODAY, TODAY.plusDays(1), WEEKDAYS, 1);
                } else if (move == CaseMove.PROLONG_PAUSE) {
                    any.prolongPause(
                            TODAY, Objects.requireNonNull(any.pausedUntil()).plusDays(1), WEEKDAYS, any.entries() + 1);
                } else if (move == CaseMove.RESUME) {
                    any.resume(TODAY, WEEKDAYS);
                }
            } else {
                assertThatThrownBy(() -> any.make(move))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ComplaintProblem.ILLEGAL_MOVE));
                assertThat(any.caseState()).isEqualTo(before);
            }
            assertThat(any.progress()).isEqualTo(any.caseState().progress());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsReachedAndAnEndIsReachedFromIt(CaseState state) {
        assertThat(reachedFrom(CaseState.RECEIVED)).contains(state);
        assertThat(reachedFrom(state)).anyMatch(CaseState::isEnded);
    }

    private static Set<CaseState> reachedFrom(CaseState first) {
        Set<CaseState> reached = EnumSet.of(first);
        Deque<CaseState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            CaseState state = open.remove();
            CaseMove.legal(state, false).stream()
                    .map(move -> move.from(state))
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    @Test
    void whatWasMergedIsNotGoneOnWith() {
        assertThat(CaseMove.legal(CaseState.MERGED, false)).containsExactly(CaseMove.DECLARE_CONFLICT);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "DECLINED", "TRANSFERRED"})
    void whatHasEndedIsTakenUpAgain(CaseState state) {
        assertThat(CaseMove.legal(state, false)).contains(CaseMove.REOPEN);
    }

    /** A pause from one day to another moves the deadline by the working days between them, that of its beginning included. */
    @Property
    void aPauseLeavesAsManyWorkingDaysAsThereWere(
            @ForAll @IntRange(min = 0, max = 60) int paused, @ForAll @IntRange(min = 1, max = 40) int left) {
        Complaint waiting =
                new Complaint(ReportingChannel.HOTLINE, ComplaintCategory.OTHER, null, null, TODAY, "0".repeat(64));
        LocalDate due = WEEKDAYS.plus(TODAY, left);
        waiting.due(due);
        waiting.pause(TODAY, TODAY.plusDays(60), WEEKDAYS, 60);
        assertThat(waiting.isOverdue(due.plusDays(1))).isFalse();
        LocalDate resumed = TODAY.plusDays(paused);
        waiting.resume(resumed, WEEKDAYS);
        int moved = WEEKDAYS.between(TODAY.minusDays(1), resumed);
        assertThat(waiting.dueOn()).isEqualTo(moved == 0 ? due : WEEKDAYS.plus(due, moved));
    }

    /** However seldom the service looks: at every look at most once, and never twice within an interval. */
    @Property
    void anOverdueCaseIsPutBeforeWhoIsNextAtEachInterval(
            @ForAll @IntRange(min = 1, max = 5) int interval,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 4) Integer> steps) {
        Complaint unmoved =
                new Complaint(ReportingChannel.HOTLINE, ComplaintCategory.OTHER, null, null, TODAY, "0".repeat(64));
        unmoved.due(TODAY);
        LocalDate today = TODAY;
        LocalDate last = TODAY.plusDays(1);
        for (int step : steps) {
            today = today.plusDays(step);
            unmoved.tellOverdue(today);
            boolean isNext = !today.isBefore(WEEKDAYS.plus(last, interval));
            int before = unmoved.escalation();
            assertThat(unmoved.escalate(today, WEEKDAYS, interval)).isEqualTo(isNext);
            assertThat(unmoved.escalate(today, WEEKDAYS, interval)).isFalse();
            assertThat(unmoved.escalation()).isEqualTo(isNext ? before + 1 : before);
            last = isNext ? today : last;
        }
        unmoved.make(CaseMove.SCREEN);
        assertThat(unmoved.escalation()).isZero();
    }

    @Test
    void itIsToldOnceThatADayHasPassed() {
        complaint.due(TODAY);
        assertThat(complaint.tellOverdue(TODAY)).isFalse();
        assertThat(complaint.tellOverdue(TODAY.plusDays(1))).isTrue();
        assertThat(complaint.tellOverdue(TODAY.plusDays(2))).isFalse();
        complaint.due(TODAY.plusDays(1));
        assertThat(complaint.tellOverdue(TODAY.plusDays(2))).isTrue();
    }
}
