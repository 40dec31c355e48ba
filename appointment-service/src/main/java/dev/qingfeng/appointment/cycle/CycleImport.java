package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.security.UnitPath;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the cycles of the cities that the caller sees; the phase is not a file's to set. */
final class CycleImport implements ImportTarget<CycleRow, TransitionCycle> {

    private final TransitionCycleRepository cycles;
    private final Outbox outbox;
    private final Clock clock;
    private final Map<String, UUID> cities;
    private final Map<UUID, String> runningCodes;

    CycleImport(TransitionCycleRepository cycles, UnitRepository units, Outbox outbox, Clock clock, UnitPath scope) {
        this.cycles = cycles;
        this.outbox = outbox;
        this.clock = clock;
        this.cities = units.cities(scope).stream().collect(Collectors.toMap(Unit::path, Unit::id));
        this.runningCodes = cycles.runningIn(cities.values()).stream()
                .collect(Collectors.toMap(TransitionCycle::unitId, TransitionCycle::code));
    }

    @Override
    public String keyColumn() {
        return "code";
    }

    @Override
    public String key(CycleRow row) {
        return row.code();
    }

    @Override
    public Map<String, TransitionCycle> find(Collection<String> keys) {
        return cycles.byCodes(keys).stream().collect(Collectors.toMap(TransitionCycle::code, Function.identity()));
    }

    @Override
    public List<Fault> faults(CycleRow row, @Nullable TransitionCycle existing) {
        UUID city = cities.get(row.unitPath());
        if (city == null) {
            return List.of(new Fault("unitPath", "unknown-reference"));
        }
        if (existing != null) {
            return existing.unitId().equals(city) ? List.of() : List.of(new Fault("code", "cycle-code-taken"));
        }
        // A new cycle runs from its row on, so that a second one of the same city further down is refused.
        return runningCodes.computeIfAbsent(city, first -> row.code()).equals(row.code())
                ? List.of()
                : List.of(new Fault("unitPath", "another-cycle-runs"));
    }

    @Override
    public boolean same(TransitionCycle existing, CycleRow row) {
        return existing.name().equals(row.name());
    }

    @Override
    public TransitionCycle create(CycleRow row) {
        UUID city = cities.get(row.unitPath());
        if (city == null) {
            throw new IllegalStateException("A row whose city is unknown is never written");
        }
        TransitionCycle cycle =
                new TransitionCycle(row.code(), row.name(), city, Occurrence.recorded(null, null, clock));
        cycles.persist(cycle);
        return cycle;
    }

    @Override
    public void change(TransitionCycle existing, CycleRow row) {
        existing.rename(row.name());
    }

    @Override
    public void publish(List<TransitionCycle> written) {
        outbox.publishAll(written, CycleState::from);
    }
}
