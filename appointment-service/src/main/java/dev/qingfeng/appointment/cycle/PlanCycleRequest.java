package dev.qingfeng.appointment.cycle;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The calendar of a cycle, whole. */
public record PlanCycleRequest(
        @NotNull
        @Size(min = 4, max = 4)
        @Valid
        @Schema(
                description =
                        "MOBILISATION, INSPECTION, POLICY_ADOPTION and DECISION in this order, each from the day after the one"
                                + " before ends",
                examples = "[{\"phase\": \"MOBILISATION\", \"firstDay\": \"2026-03-02\", \"lastDay\": \"2026-04-12\"},"
                        + " {\"phase\": \"INSPECTION\", \"firstDay\": \"2026-04-13\", \"lastDay\": \"2026-05-31\"},"
                        + " {\"phase\": \"POLICY_ADOPTION\", \"firstDay\": \"2026-06-01\", \"lastDay\": \"2026-06-14\"},"
                        + " {\"phase\": \"DECISION\", \"firstDay\": \"2026-06-15\", \"lastDay\": \"2026-07-31\"}]")
        List<@NotNull PhaseDays> phases) {

    Map<Phase, PlannedPhase> inTheirOrder() {
        Map<Phase, PlannedPhase> planned = new LinkedHashMap<>();
        phases.forEach(days -> planned.put(days.phase(), new PlannedPhase(days.firstDay(), days.lastDay())));
        return planned;
    }
}
