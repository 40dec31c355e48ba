package dev.qingfeng.appointment.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phases are planned one after another, and what is late shows by itself. */
class CycleCalendarTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final TransitionCycle cycle = new TransitionCycle("c", "換屆", UUID.randomUUID(), at("2026-03-02T01:00:00Z"));

    private static Occurrence at(String when) {
        return new Occurrence(Instant.parse(when), Instant.parse(when), null);
    }

    private static PlannedPhase days(String first, String last) {
        return new PlannedPhase(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Map<Phase, PlannedPhase> good() {
        Map<Phase, PlannedPhase> planned = new LinkedHashMap<>();
        planned.put(Phase.MOBILISATION, days("2026-03-02", "2026-04-12"));
        planned.put(Phase.INSPECTION, days("2026-04-13", "2026-05-31"));
        planned.put(Phase.POLICY_ADOPTION, days("2026-06-01", "2026-06-01"));
        planned.put(Phase.DECISION, days("2026-06-02", "2026-07-31"));
        return planned;
    }

    private List<CycleCalendarView.Line> on(String today) {
        return CycleCalendarView.of(cycle, Clock.fixed(Instant.parse(today), CITY))
                .phases();
    }

    private List<Boolean> late(String today) {
        return on(today).stream().map(CycleCalendarView.Line::late).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "INSPECTION, 2026-04-12, 2026-05-31",
        "INSPECTION, 2026-04-14, 2026-05-31",
        "INSPECTION, 2026-04-13, 2026-05-30",
        "INSPECTION, 2026-04-13, 2026-06-01",
        "INSPECTION, 2026-06-01, 2026-05-31",
        "DECISION, 2026-06-02, 2026-06-01"
    })
    void aGapAnOverlapOrAnEndBeforeTheBeginningIsRefused(Phase phase, String first, String last) {
        Map<Phase, PlannedPhase> planned = good();
        planned.put(phase, days(first, last));
        assertThatThrownBy(() -> cycle.plan(planned)).hasMessage("calendar-out-of-order");
        assertThat(cycle.calendar()).isEmpty();
    }

    @Test
    void allPhasesArePlannedInTheirOrder() {
        Map<Phase, PlannedPhase> planned = good();
        planned.remove(Phase.DECISION);
        assertThatThrownBy(() -> cycle.plan(planned)).hasMessage("calendar-out-of-order");
        Map<Phase, PlannedPhase> reversed = new LinkedHashMap<>();
        List.of(Phase.INSPECTION, Phase.MOBILISATION, Phase.POLICY_ADOPTION, Phase.DECISION)
                .forEach(phase -> reversed.put(phase, good().get(phase)));
        assertThatThrownBy(() -> cycle.plan(reversed)).hasMessage("calendar-out-of-order");
        cycle.plan(good());
        assertThat(cycle.calendar()).isEqualTo(good());
    }

    @Test
    void aPhaseIsLateOnceTheNextShouldHaveBegun() {
        assertThat(late("2030-01-01T00:00:00Z")).as("nothing is planned").containsOnly(false);
        cycle.plan(good());
        assertThat(late("2026-04-13T15:59:59Z"))
                .as("the next may be entered all day")
                .containsOnly(false);
        assertThat(late("2026-04-13T16:00:00Z"))
                .as("a day begins as in the city")
                .containsExactly(true, false, false, false);

        cycle.enter(Phase.INSPECTION, at("2026-04-13T15:59:59Z"));
        assertThat(late("2026-04-20T00:00:00Z")).containsOnly(false);
        cycle.enter(Phase.POLICY_ADOPTION, at("2026-06-05T00:00:00Z"));
        assertThat(late("2026-06-05T00:00:00Z"))
                .as("inspection was left late, and the decision should have begun")
                .containsExactly(false, true, true, false);
        CycleCalendarView.Line inspection = on("2026-06-05T00:00:00Z").get(1);
        assertThat(inspection.enteredOn()).isEqualTo("2026-04-13");
        assertThat(inspection.leftOn()).isEqualTo("2026-06-05");
        assertThat(inspection.plannedLastDay()).isEqualTo("2026-05-31");
    }
}
