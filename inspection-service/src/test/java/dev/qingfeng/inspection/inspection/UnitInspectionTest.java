package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An inspection is announced in time, carried out step by step, and concluded when it is whole. */
class UnitInspectionTest {

    private static final NoticePeriod PERIOD = new NoticePeriod(2, ZoneId.of("Asia/Shanghai"));
    private static final StepOrder ORDER = new StepOrder(List.of(Step.numbered(1)), List.of(Step.numbered(10)));
    private static final Instant POSTED = Instant.parse("2026-06-11T02:00:00Z");
    private static final LocalDate BEGINS = LocalDate.parse("2026-06-14");
    private static final Instant STARTED = Instant.parse("2026-06-14T01:00:00Z");
    private static final int HOUR = 3600;

    /** Of the first step, which the others wait for. */
    private static final Instant LATER = STARTED.plusSeconds(HOUR);

    /** Of the last step, which waits for the others. */
    private static final Instant ENDED = STARTED.plusSeconds(3 * HOUR);

    private static final RequiredEvidence REQUIRED = new RequiredEvidence(
            List.of(EvidenceRequirement.of("2:COUNT:40"), EvidenceRequirement.of("7:RECORD/FILE")));
    private static final StepRules RULES = new StepRules(PERIOD, ORDER, REQUIRED);
    private static final KeptEvidence BALLOTS = new KeptEvidence(EvidenceKind.COUNT, "ballots", 63, null, null);
    private static final KeptEvidence RECORD = new KeptEvidence(EvidenceKind.RECORD, "17", null, null, null);

    private final UnitInspection inspection =
            new UnitInspection(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null);

    private void announce(LocalDate begins) {
        announce(POSTED, begins, null);
    }

    private void announce(Instant posted, LocalDate begins, @Nullable Instant membersChangedAt) {
        Instant recorded = POSTED.plusSeconds(5 * 86_400L);
        inspection.announce(
                new InspectionNotice(
                        new Occurrence(posted, recorded, "no network"),
                        begins,
                        "12380",
                        "board",
                        List.of("a", "b"),
                        null,
                        null),
                PERIOD,
                membersChangedAt);
    }

    @Test
    void aNoticeDidNotHangBeforeWhatItTells() {
        announce(POSTED, BEGINS, POSTED);
        assertThatThrownBy(() -> announce(POSTED, BEGINS, null)).isInstanceOf(ProblemException.class);
        announce(POSTED.plusSeconds(1), BEGINS, null);
        assertThatThrownBy(() -> announce(POSTED, BEGINS, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> announce(POSTED.plusSeconds(2), BEGINS, POSTED.plusSeconds(3)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aUnitGoesToAnotherTeamUntilANoticeNamesWhoComes() {
        inspection.handOver(UUID.randomUUID(), POSTED.plusSeconds(5));
        assertThatThrownBy(() -> announce(POSTED.plusSeconds(4), BEGINS, null)).isInstanceOf(ProblemException.class);
        announce(POSTED.plusSeconds(5), BEGINS, null);
        assertThatThrownBy(() -> inspection.handOver(UUID.randomUUID(), POSTED.plusSeconds(6)))
                .hasMessage("assignment-refused");
    }

    private void carryOut(int step, Instant startedAt, @Nullable Instant fieldworkStartedAt) {
        RecordedStep recorded = RecordedStep.of(
                at(startedAt),
                new Occurrence(startedAt.plusSeconds(HOUR), startedAt.plusSeconds(HOUR + 100), null),
                "hall",
                UUID.randomUUID(),
                step == 7 ? List.of(RECORD) : List.of(BALLOTS));
        inspection.record(Step.numbered(step), recorded, fieldworkStartedAt, RULES, List.of());
    }

    private void carryOut(int... steps) {
        for (int step : steps) {
            carryOut(step, step == 1 ? STARTED : step == 10 ? LATER.plusSeconds(HOUR) : LATER, STARTED);
        }
    }

    @Test
    void isAnnouncedInTimeHoweverLateThatIsRecorded() {
        announce(BEGINS);
        assertThat(inspection.state()).isEqualTo(Progress.NOTICE_POSTED);
        assertThat(inspection.notice())
                .isNotNull()
                .extracting(notice -> notice.posting().isLate())
                .isEqualTo(true);
    }

    @Test
    void isNotAnnouncedTooLate() {
        assertThatThrownBy(() -> announce(BEGINS.minusDays(1))).hasMessage("notice-too-late");
        assertThat(inspection.state()).isEqualTo(Progress.ASSIGNED);
    }

    @Test
    void isAnnouncedAnewUntilItIsUnderWay() {
        announce(BEGINS.plusDays(3));
        announce(POSTED.plusSeconds(1), BEGINS, null);
        carryOut(1);
        assertThatThrownBy(() -> announce(BEGINS)).hasMessage("notice-in-use");
        assertThat(inspection.state()).isEqualTo(Progress.UNDER_WAY);
    }

    @Test
    void doesNotBeginWithoutNotice() {
        assertThatThrownBy(() -> carryOut(1)).hasMessage("gate-unmet");
    }

    @Test
    void doesNotBeginBeforeTheAnnouncedDay() {
        announce(BEGINS);
        Instant eve = Instant.parse("2026-06-13T15:59:59Z");
        assertThatThrownBy(() -> carryOut(1, eve, eve)).hasMessage("gate-unmet");
        carryOut(1, eve.plusSeconds(1), eve);
    }

    @Test
    void doesNotBeginBeforeTheTeamIsInTheField() {
        announce(BEGINS);
        assertThatThrownBy(() -> carryOut(1, STARTED, null)).hasMessage("gate-unmet");
    }

    @Test
    void doesNotBeginBeforeTheFieldworkOfItsTeamBegan() {
        announce(BEGINS);
        assertThatThrownBy(() -> carryOut(1, STARTED, STARTED.plusNanos(1000))).hasMessage("gate-unmet");
        assertThat(inspection.state()).isEqualTo(Progress.NOTICE_POSTED);
    }

    @Test
    void keepsTheOrderOfItsSteps() {
        announce(BEGINS);
        assertThatThrownBy(() -> carryOut(2)).hasMessage("gate-unmet");
        carryOut(1, 2, 9, 3);
        assertThatThrownBy(() -> carryOut(10)).hasMessage("gate-unmet");
    }

    @Test
    void noStepBeginsBeforeTheOneThatComesFirstIsOver() {
        announce(BEGINS);
        carryOut(1, STARTED, STARTED);
        assertThatThrownBy(() -> carryOut(2, STARTED.plusSeconds(HOUR - 1), STARTED))
                .hasMessage("gate-unmet");
        carryOut(2, STARTED.plusSeconds(HOUR), STARTED);
        assertThat(inspection.has(Step.numbered(2))).isTrue();
    }

    @Test
    void hasEachStepOnce() {
        announce(BEGINS);
        carryOut(1);
        assertThatThrownBy(() -> carryOut(1)).hasMessage("step-recorded-already");
    }

    @Test
    void isConcludedWhenItIsWhole() {
        announce(BEGINS);
        carryOut(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Occurrence end = at(ENDED);
        assertThatThrownBy(() -> inspection.conclude(end, REQUIRED, List.of())).hasMessage("gate-unmet");
        carryOut(10);
        inspection.conclude(end, REQUIRED, List.of());
        assertThat(inspection.state()).isEqualTo(Progress.CONCLUDED);
        assertThatThrownBy(() -> inspection.conclude(end, REQUIRED, List.of())).hasMessage("concluded-already");
        assertThat(inspection.steps().keySet()).containsExactly(Step.values());
    }

    @Test
    void isNotConcludedBeforeItsLastStepHasEnded() {
        announce(BEGINS);
        carryOut(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Occurrence early = new Occurrence(ENDED.minusNanos(1000), ENDED.plusSeconds(HOUR), null);
        assertThatThrownBy(() -> inspection.conclude(early, REQUIRED, List.of()))
                .hasMessage("ends-before-last-step");
        assertThat(inspection.state()).isEqualTo(Progress.UNDER_WAY);
    }

    private static Occurrence at(Instant moment) {
        return new Occurrence(moment, moment, null);
    }

    private void start(int step, Instant startedAt) {
        inspection.start(
                Step.numbered(step),
                new StartedStep(at(startedAt), "hall", UUID.randomUUID()),
                STARTED,
                RULES,
                List.of());
    }

    @Test
    void aStepIsRecordedWithItsEvidenceAndEndsAfterItStarts() {
        announce(BEGINS);
        RecordedStep bare = RecordedStep.of(at(STARTED), at(STARTED), "hall", UUID.randomUUID(), List.of());
        assertThatThrownBy(() -> inspection.record(Step.numbered(1), bare, STARTED, RULES, List.of()))
                .hasMessage("evidence-missing");
        assertThatThrownBy(() -> RecordedStep.of(
                        at(STARTED.plusNanos(1000)), at(STARTED), "hall", UUID.randomUUID(), List.of(RECORD)))
                .hasMessage("ends-before-start");
        assertThat(inspection.steps()).isEmpty();
    }

    @Test
    void aStepRunsUntilItIsCompleteWithItsEvidence() {
        announce(BEGINS);
        carryOut(1);
        start(2, LATER);
        assertThat(inspection.has(Step.numbered(2))).isFalse();
        assertThatThrownBy(() -> start(2, LATER)).hasMessage("step-started-already");
        assertThatThrownBy(() -> carryOut(2)).hasMessage("step-started-already");
        Step two = Step.numbered(2);
        assertThatThrownBy(() -> inspection.complete(two, at(LATER), List.of(RECORD), RULES, List.of()))
                .hasMessage("evidence-missing");
        assertThatThrownBy(
                        () -> inspection.complete(two, at(LATER.minusNanos(1000)), List.of(BALLOTS), RULES, List.of()))
                .hasMessage("ends-before-start");
        assertThat(inspection.running()).containsOnlyKeys(two);
        inspection.complete(two, at(LATER), List.of(BALLOTS), RULES, List.of());
        assertThat(inspection.running()).isEmpty();
        assertThat(inspection.has(two)).isTrue();
        assertThatThrownBy(() -> inspection.complete(two, at(LATER), List.of(BALLOTS), RULES, List.of()))
                .hasMessage("step-recorded-already");
        assertThatThrownBy(() -> inspection.complete(Step.numbered(3), at(LATER), List.of(BALLOTS), RULES, List.of()))
                .hasMessage("step-not-started");
    }

    @Test
    void aStepThatOnlyRunsIsNotCarriedOutYet() {
        announce(BEGINS);
        start(1, STARTED);
        assertThatThrownBy(() -> start(2, STARTED)).hasMessage("gate-unmet");
        assertThatThrownBy(() -> announce(BEGINS)).hasMessage("notice-in-use");
    }

    @Test
    void evidenceIsAddedToWhatIsThere() {
        announce(BEGINS);
        carryOut(1);
        Step one = Step.numbered(1);
        inspection.addEvidence(one, List.of(RECORD), STARTED, "7", null);
        assertThat(inspection.evidenceOf(one)).containsExactly(BALLOTS, RECORD);
        assertThatThrownBy(() -> inspection.addEvidence(Step.numbered(2), List.of(RECORD), STARTED, "7", null))
                .hasMessage("step-not-recorded");
        assertThatThrownBy(() -> inspection.addEvidence(one, Collections.nCopies(499, RECORD), STARTED, "7", null))
                .hasMessage("too-much-evidence");
        carryOut(2, 3, 4, 5, 6, 7, 8, 9, 10);
        inspection.conclude(at(ENDED), REQUIRED, List.of());
        assertThatThrownBy(() -> inspection.addEvidence(one, List.of(RECORD), STARTED, "7", " "))
                .hasMessage("correction-reason-missing");
        inspection.addEvidence(one, List.of(RECORD), STARTED, "7", "found later");
        assertThat(inspection.evidenceOf(one)).containsExactly(BALLOTS, RECORD, RECORD);
    }

    @Test
    void isNotConcludedWithoutEvidenceThatIsRequiredByThen() {
        announce(BEGINS);
        carryOut(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        RequiredEvidence stricter = new RequiredEvidence(List.of(EvidenceRequirement.of("8:FILE")));
        Occurrence end = at(ENDED);
        assertThatThrownBy(() -> inspection.conclude(end, stricter, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.unmet())
                                .extracting(Unmet::condition, Unmet::subject)
                                .containsExactly(tuple("evidence-missing", "DOCUMENT_REVIEW FILE")));
        inspection.addEvidence(
                Step.numbered(8),
                List.of(new KeptEvidence(EvidenceKind.FILE, "17", null, null, "aa")),
                STARTED,
                "7",
                null);
        inspection.conclude(end, stricter, List.of());
    }
}
