package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a unit, for the replicas of other services and systems.
 *
 * @param parentId null for a city; of a unit that has ended, the one that took over from it
 * @param endedOn the first day on which it was no more; null while it is
 * @param formerPaths under which it was known; null if under none
 */
@EventType(value = "dev.qingfeng.registry.unit.v1", topic = "qingfeng.registry.units.v1")
public record UnitState(
        UUID id,
        String path,
        String name,
        UnitKind kind,
        @Nullable UUID parentId,
        @Nullable LocalDate establishedOn,
        @Nullable LocalDate endedOn,
        @Nullable List<String> formerPaths) {

    static UnitState from(Unit unit, List<String> formerPaths) {
        return new UnitState(
                unit.id(),
                unit.path(),
                unit.name(),
                unit.kind(),
                unit.parentId(),
                unit.establishedOn(),
                unit.endedOn(),
                formerPaths.isEmpty() ? null : formerPaths);
    }
}
