package dev.qingfeng.appointment.cycle;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cycle as the API shows it. */
@Schema(name = "TransitionCycle")
public record CycleView(UUID id, String code, String name, UUID unitId, Phase phase, Instant phaseSince) {

    static CycleView from(TransitionCycle cycle) {
        return new CycleView(cycle.id(), cycle.code(), cycle.name(), cycle.unitId(), cycle.phase(), cycle.phaseSince());
    }
}
