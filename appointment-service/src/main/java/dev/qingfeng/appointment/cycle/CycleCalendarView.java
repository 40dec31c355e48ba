package dev.qingfeng.appointment.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When the phases of a cycle are planned, when they were, and whether they are late today. */
@Schema(name = "CycleCalendar")
public record CycleCalendarView(
        @Schema(description = "In their order") List<Line> phases) {

    /** How one phase stands to its plan. */
    @Schema(name = "CyclePhase")
    public record Line(
            @Schema(examples = "INSPECTION") Phase phase,

            @Schema(description = "Absent where nothing is planned", examples = "2026-04-13") @Nullable
            LocalDate plannedFirstDay,

            @Schema(description = "Included; absent where nothing is planned", examples = "2026-05-31") @Nullable
            LocalDate plannedLastDay,

            @Schema(description = "The day on which it was entered; absent before", examples = "2026-04-14") @Nullable
            LocalDate enteredOn,

            @Schema(description = "The day on which the next phase was entered; absent before", examples = "2026-06-05")
            @Nullable
            LocalDate leftOn,

            @Schema(
                    description =
                            "Whether the next phase was not entered, or is not yet, by the day after the last planned",
                    examples = "true")
            boolean late) {}

    static CycleCalendarView of(TransitionCycle cycle, Clock clock) {
        return new CycleCalendarView(
                Phase.PLANNED.stream().map(phase -> line(cycle, phase, clock)).toList());
    }

    private static Line line(TransitionCycle cycle, Phase phase, Clock clock) {
        PlannedPhase planned = cycle.calendar().get(phase);
        LocalDate leftOn = phase.next()
                .flatMap(next -> cycle.enteredOn(next, clock.getZone()))
                .orElse(null);
        return new Line(
                phase,
                planned == null ? null : planned.firstDay(),
                planned == null ? null : planned.lastDay(),
                cycle.enteredOn(phase, clock.getZone()).orElse(null),
                leftOn,
                planned != null && planned.isOverrunOn(leftOn == null ? LocalDate.now(clock) : leftOn));
    }
}
