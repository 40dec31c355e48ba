package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.security.UnitPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes rows to the tree, each below a unit that is there already or stands further up in the file. */
final class UnitImport implements ImportTarget<UnitRow, Unit> {

    private final UnitRepository units;
    private final Outbox outbox;
    private final UnitPath scope;
    private final Set<String> paths = new HashSet<>();
    private final Map<String, Unit> byPath = new HashMap<>();

    UnitImport(UnitRepository units, Outbox outbox, UnitPath scope) {
        this.units = units;
        this.outbox = outbox;
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
        paths.addAll(byPath.keySet());
        return new HashMap<>(byPath);
    }

    @Override
    public List<Fault> faults(UnitRow row, @Nullable Unit existing) {
        String parent = Unit.parentOf(row.path());
        if (!scope.covers(row.path()) || !(existing != null || parent.isEmpty() || paths.contains(parent))) {
            return List.of(new Fault("path", "unknown-reference"));
        }
        if (parent.isEmpty() != (row.kind() == UnitKind.CITY)) {
            return List.of(new Fault("kind", "root-is-city"));
        }
        paths.add(row.path());
        return List.of();
    }

    @Override
    public boolean same(Unit existing, UnitRow row) {
        return existing.name().equals(row.name()) && existing.kind() == row.kind();
    }

    @Override
    public Unit create(UnitRow row) {
        Unit parent = byPath.get(Unit.parentOf(row.path()));
        Unit unit = new Unit(row.path(), parent == null ? null : parent.id(), row.name(), row.kind());
        units.persist(unit);
        byPath.put(unit.path(), unit);
        return unit;
    }

    @Override
    public void change(Unit existing, UnitRow row) {
        existing.describe(row.name(), row.kind());
    }

    @Override
    public void publish(List<Unit> written) {
        outbox.publishAll(written, UnitState::from);
    }
}
