package dev.qingfeng.appointment.cycle;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When one phase of a cycle is planned, as it is written, shown and told. */
@Schema(name = "PlannedPhase")
public record PhaseDays(
        @NotNull @Schema(examples = "INSPECTION") Phase phase,
        @NotNull @Schema(examples = "2026-04-13") LocalDate firstDay,

        @NotNull @Schema(description = "Included", examples = "2026-05-31")
        LocalDate lastDay) {

    /** The calendar of a cycle, in the order of its phases; empty if it has none. */
    static List<PhaseDays> of(TransitionCycle cycle) {
        return cycle.calendar().entrySet().stream()
                .map(planned -> new PhaseDays(
                        planned.getKey(),
                        planned.getValue().firstDay(),
                        planned.getValue().lastDay()))
                .toList();
    }
}
