package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The full state of a unit, for the replicas of other services and systems. */
@EventType(value = "dev.qingfeng.registry.unit.v1", topic = "qingfeng.registry.units.v1")
public record UnitState(
        UUID id,
        String path,
        String name,
        UnitKind kind,
        @Nullable UUID parentId) {

    static UnitState from(Unit unit) {
        return new UnitState(unit.id(), unit.path(), unit.name(), unit.kind(), unit.parentId());
    }
}
