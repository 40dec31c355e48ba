package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    private final UnitInspection inspection =
            new UnitInspection(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    private void announce(LocalDate begins) {
        Instant recorded = POSTED.plusSeconds(5 * 86_400L);
        inspection.announce(
                new InspectionNotice(
                        new Occurrence(POSTED, recorded, "no network"),
                        begins,
                        "12380",
                        "board",
                        List.of("a", "b"),
                        null),
                PERIOD);
    }

    private void carryOut(int step, Instant startedAt, @Nullable Instant fieldworkStartedAt) {
        RecordedStep recorded = RecordedStep.of(
                startedAt,
                new Occurrence(startedAt.plusSeconds(3600), startedAt.plusSeconds(3700), null),
                "hall",
                UUID.randomUUID(),
                List.of(new Evidence(EvidenceKind.COUNT, "ballots", 63)));
        inspection.record(Step.numbered(step), recorded, fieldworkStartedAt, PERIOD, ORDER, List.of());
    }

    private void carryOut(int... steps) {
        for (int step : steps) {
            carryOut(step, STARTED, STARTED);
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
        announce(BEGINS);
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
    void hasEachStepOnce() {
        announce(BEGINS);
        carryOut(1);
        assertThatThrownBy(() -> carryOut(1)).hasMessage("step-recorded-already");
    }

    @Test
    void isConcludedWhenItIsWhole() {
        announce(BEGINS);
        carryOut(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Instant last = STARTED.plusSeconds(3600);
        Occurrence end = new Occurrence(last, last, null);
        assertThatThrownBy(() -> inspection.conclude(end, List.of())).hasMessage("gate-unmet");
        carryOut(10);
        inspection.conclude(end, List.of());
        assertThat(inspection.state()).isEqualTo(Progress.CONCLUDED);
        assertThatThrownBy(() -> inspection.conclude(end, List.of())).hasMessage("concluded-already");
        assertThat(inspection.steps().keySet()).containsExactly(Step.values());
    }

    @Test
    void isNotConcludedBeforeItsLastStepHasEnded() {
        announce(BEGINS);
        carryOut(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Occurrence early = new Occurrence(STARTED.plusSeconds(3599), STARTED.plusSeconds(7200), null);
        assertThatThrownBy(() -> inspection.conclude(early, List.of())).hasMessage("ends-before-last-step");
        assertThat(inspection.state()).isEqualTo(Progress.UNDER_WAY);
    }

    @Test
    void aStepHasItsEvidenceAndEndsAfterItStarts() {
        Occurrence end = new Occurrence(STARTED, STARTED, null);
        assertThatThrownBy(() -> RecordedStep.of(STARTED, end, "hall", UUID.randomUUID(), List.of()))
                .hasMessage("evidence-missing");
        List<Evidence> evidence = List.of(new Evidence(EvidenceKind.FILE, "17", null));
        assertThatThrownBy(() -> RecordedStep.of(STARTED.plusNanos(1000), end, "hall", UUID.randomUUID(), evidence))
                .hasMessage("ends-before-start");
    }
}
