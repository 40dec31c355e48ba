package dev.qingfeng.appointment.cycle;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** The full state of a cycle, for the replicas of other services and systems. */
@EventType(value = "dev.qingfeng.registry.cycle.v1", topic = "qingfeng.registry.cycles.v1")
public record CycleState(UUID id, String code, String name, UUID unitId, Phase phase, Instant phaseSince) {

    static CycleState from(TransitionCycle cycle) {
        return new CycleState(
                cycle.id(), cycle.code(), cycle.name(), cycle.unitId(), cycle.phase(), cycle.phaseSince());
    }
}
