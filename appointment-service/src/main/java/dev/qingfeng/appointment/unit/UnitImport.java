package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.security.UnitPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes rows to the tree, each below a unit that is there already or stands further up in the file. */
final class UnitImport implements ImportTarget<UnitRow, Unit> {

    private final UnitRepository units;
    private final UnitStates states;
    private final UnitPath scope;
    /** Whether each path, of the tree or of a row before, leads to a unit that has ended. */
    private final Map<String, Boolean> ended = new HashMap<>();

    private final Map<String, UUID> ledTo = new HashMap<>();
    private final Map<UUID, LocalDate> firstChanges = new HashMap<>();
    private final Map<String, Unit> byPath = new HashMap<>();

    UnitImport(UnitRepository units, UnitStates states, UnitPath scope) {
        this.units = units;
        this.states = states;
        this.scope = scope;
    }

    @Override
    public String keyColumn() {
        return "path";
    }

    @Override
    public String key(UnitRow row) {
        return row.path();
    }

    @Override
    public Map<String, Unit> find(Collection<String> keys) {
        List<String> withParents = keys.stream()
                .flatMap(path -> Stream.of(path, Unit.parentOf(path)))
                .distinct()
                .toList();
        byPath.putAll(units.findVisible(
                withParents.stream().filter(path -> !path.isEmpty()).toList(), scope));
        byPath.forEach((path, unit) -> ended.put(path, unit.hasEnded()));
        ledTo.putAll(units.ledTo(keys));
        firstChanges.putAll(units.firstChanges(ledTo.values()));
        return new HashMap<>(byPath);
    }

    @Override
    public List<Fault> faults(UnitRow row, @Nullable Unit existing) {
        String parent = Unit.parentOf(row.path());
        if (!scope.covers(row.path()) || !(existing != null || parent.isEmpty() || ended.containsKey(parent))) {
            return List.of(new Fault("path", "unknown-reference"));
        }
        if (existing == null && ledTo.containsKey(row.path())) {
            return List.of(new Fault("path", "path-of-another-unit"));
        }
        List<Fault> faults = new ArrayList<>();
        if (parent.isEmpty() != (row.kind() == UnitKind.CITY)) {
            faults.add(new Fault("kind", "root-is-city"));
        }
        if (row.endedOn() != null && !canEnd(row, existing)) {
            faults.add(new Fault("endedOn", "ends-by-merger"));
        } else if (existing == null && row.endedOn() == null && ended.getOrDefault(parent, false)) {
            faults.add(new Fault("path", "unit-ended"));
        }
        LocalDate established = row.establishedOn();
        if (established != null && !established.isBefore(establishedBefore(row, existing))) {
            faults.add(new Fault("establishedOn", "after-first-change"));
        }
        if (faults.isEmpty()) {
            ended.putIfAbsent(row.path(), row.endedOn() != null);
        }
        return faults;
    }

    /** A unit of the past may be new to the registry; one that is there ends otherwise. */
    private static boolean canEnd(UnitRow row, @Nullable Unit existing) {
        return existing == null ? row.kind() != UnitKind.CITY : Objects.equals(existing.endedOn(), row.endedOn());
    }

    private LocalDate establishedBefore(UnitRow row, @Nullable Unit existing) {
        LocalDate end = existing == null ? row.endedOn() : existing.endedOn();
        LocalDate latest = end == null ? LocalDate.MAX : end;
        return existing == null ? latest : firstChanges.getOrDefault(existing.id(), latest);
    }

    @Override
    public boolean same(Unit existing, UnitRow row) {
        return existing.name().equals(row.name())
                && existing.kind() == row.kind()
                && (row.establishedOn() == null || row.establishedOn().equals(existing.establishedOn()));
    }

    @Override
    public Unit create(UnitRow row) {
        Unit parent = byPath.get(Unit.parentOf(row.path()));
        Unit unit = new Unit(row, parent == null ? null : parent.id());
        units.persist(unit);
        byPath.put(unit.path(), unit);
        return unit;
    }

    @Override
    public void change(Unit existing, UnitRow row) {
        existing.correct(row);
    }

    @Override
    public void publish(List<Unit> written) {
        states.publish(written);
    }
}
