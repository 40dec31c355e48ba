package dev.qingfeng.appointment.cycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cycle as the API shows it. */
@Schema(name = "TransitionCycle")
public record CycleView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID id,

        @Schema(examples = "mingchuan-2026") String code,
        @Schema(examples = "明川市2026年乡镇换届") String name,

        @Schema(description = "The city", examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID unitId,

        @Schema(examples = "MOBILISATION") Phase phase,

        @Schema(description = "When the phase was entered", examples = "2026-03-02T01:30:00Z")
        Instant phaseSince,

        @Schema(description = "When its phases are planned; empty if they are not")
        List<PhaseDays> calendar) {

    static CycleView from(TransitionCycle cycle) {
        return new CycleView(
                cycle.id(),
                cycle.code(),
                cycle.name(),
                cycle.unitId(),
                cycle.phase(),
                cycle.phaseSince(),
                PhaseDays.of(cycle));
    }
}
