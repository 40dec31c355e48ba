package dev.qingfeng.appointment.cycle;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a cycle, for the replicas of other services and systems.
 *
 * @param calendar when its phases are planned; null if they are not
 */
@EventType(value = "dev.qingfeng.registry.cycle.v1", topic = "qingfeng.registry.cycles.v1")
public record CycleState(
        UUID id,
        String code,
        String name,
        UUID unitId,
        Phase phase,
        Instant phaseSince,
        @Nullable List<PhaseDays> calendar) {

    static CycleState from(TransitionCycle cycle) {
        List<PhaseDays> calendar = PhaseDays.of(cycle);
        return new CycleState(
                cycle.id(),
                cycle.code(),
                cycle.name(),
                cycle.unitId(),
                cycle.phase(),
                cycle.phaseSince(),
                calendar.isEmpty() ? null : calendar);
    }
}
