package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a unit was planned, held up, withdrawn or took effect; what the unit is now tells the registry's topic. */
@EventType(value = "dev.qingfeng.appointment.unit-change-progressed.v1", topic = "qingfeng.appointment.events.v1")
public record UnitChangeProgressed(
        UUID unitChangeId,
        UUID unitId,
        UnitChangeKind kind,
        @Nullable UUID targetId,
        LocalDate effectiveOn,
        State state,
        @Nullable String obstacle) {

    static UnitChangeProgressed from(UnitChange change) {
        return new UnitChangeProgressed(
                change.id(),
                change.unitId(),
                change.kind(),
                change.targetId(),
                change.effectiveOn(),
                change.state(),
                change.obstacle());
    }
}
