package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the readers of the registry what units are now, and under which paths they were known. */
@ApplicationScoped
public class UnitStates {

    private static final int UNITS_AT_ONCE = 30_000;

    private final UnitRepository units;
    private final Outbox outbox;

    UnitStates(UnitRepository units, Outbox outbox) {
        this.units = units;
        this.outbox = outbox;
    }

    /** Publishes units that were written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(List<Unit> written) {
        for (int from = 0; from < written.size(); from += UNITS_AT_ONCE) {
            publishSome(written.subList(from, Math.min(from + UNITS_AT_ONCE, written.size())));
        }
    }

    private void publishSome(List<Unit> written) {
        units.flush();
        Map<UUID, List<String>> formerPaths =
                units.formerPaths(written.stream().map(Unit::id).toList());
        outbox.publishAll(written, unit -> UnitState.from(unit, formerPaths.getOrDefault(unit.id(), List.of())));
    }
}
