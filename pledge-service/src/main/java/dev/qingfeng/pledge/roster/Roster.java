package dev.qingfeng.pledge.roster;

import dev.qingfeng.platform.inbox.EventAttributes;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The replica of the registry. State is taken only if its (epoch, version) is newer; a null state is a tombstone. */
@ApplicationScoped
public class Roster {

    /** A person who is gone may have been erased: nothing about them stays here. */
    private static final String ERASED = ", staff_number = null, name = null, unit_id = null, categories = '{}'";

    private final EntityManager entities;

    Roster(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether a cycle is there whose whole city the caller governs, and if so whether it is archived. */
    public Optional<Boolean> isArchived(UUID cycleId, UnitPath scope) {
        return archived(cycleId, scope, "u.path <@ :scope");
    }

    /** Whether a cycle is there that the caller sees: one of their own city, or of a city below their scope. */
    public boolean isVisible(UUID cycleId, UnitPath scope) {
        return isSeenArchived(cycleId, scope).isPresent();
    }

    /** Whether a cycle is there that the caller sees, and if so whether it is archived. */
    public Optional<Boolean> isSeenArchived(UUID cycleId, UnitPath scope) {
        return archived(cycleId, scope, "(u.path <@ :scope or u.path @> :scope)");
    }

    /** Whether a unit is there that the caller sees, in the city of the cycle. */
    public boolean isInCityOf(UUID cycleId, UUID unitId, UnitPath scope) {
        return !entities.createNativeQuery("""
                        select 1 from roster_unit u join roster_cycle c on c.id = :cycle
                          join roster_unit city on city.id = c.unit_id and u.path <@ city.path
                        where u.id = :unit and not u.gone and u.path <@ cast(:scope as ltree)""", Integer.class)
                .setParameter("cycle", cycleId)
                .setParameter("unit", unitId)
                .setParameter("scope", scope.value())
                .getResultList()
                .isEmpty();
    }

    /** Codes of the cycles that the caller sees. */
    public Map<UUID, String> cycleCodes(UnitPath scope) {
        return entities.createNativeQuery("""
                        select c.id, c.code from roster_cycle c join roster_unit u on u.id = c.unit_id
                        where not c.gone and (u.path <@ cast(:scope as ltree) or u.path @> cast(:scope as ltree))""", Tuple.class)
                .setParameter("scope", scope.value())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> ((Tuple) row).get(0, UUID.class), row -> ((Tuple) row).get(1, String.class)));
    }

    private Optional<Boolean> archived(UUID cycleId, UnitPath scope, String within) {
        List<?> found = entities.createNativeQuery(
                        "select coalesce(c.phase = 'ARCHIVED', true) from roster_cycle c"
                                + " join roster_unit u on u.id = c.unit_id where c.id = :id and not c.gone and "
                                + within,
                        Boolean.class)
                .setParameter("id", cycleId)
                .setParameter("scope", scope.value())
                .getResultList();
        return found.stream().map(Boolean.class::cast).findFirst();
    }

    boolean applyCycle(UUID id, EventAttributes event, RosterConsumer.@Nullable CycleState state) {
        return state == null
                ? end("roster_cycle", "", id, event)
                : apply(
                        """
                        insert into roster_cycle as known (id, epoch, version, gone, code, unit_id, phase)
                        values (:id, :epoch, :version, false, :code, :unit, :phase)
                        on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = false,
                          code = excluded.code, unit_id = excluded.unit_id, phase = excluded.phase
                        where (known.epoch, known.version) < (excluded.epoch, excluded.version)""",
                        id,
                        event,
                        query -> query.setParameter("code", state.code())
                                .setParameter("unit", state.unitId())
                                .setParameter("phase", state.phase()));
    }

    boolean applyUnit(UUID id, EventAttributes event, RosterConsumer.@Nullable UnitState state) {
        return state == null
                ? end("roster_unit", "", id, event)
                : apply(
                        """
                        insert into roster_unit as known (id, epoch, version, gone, path, name, kind)
                        values (:id, :epoch, :version, false, :path, :name, :kind)
                        on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = false,
                          path = excluded.path, name = excluded.name, kind = excluded.kind
                        where (known.epoch, known.version) < (excluded.epoch, excluded.version)""",
                        id,
                        event,
                        query -> query.setParameter("path", state.path())
                                .setParameter("name", state.name())
                                .setParameter("kind", state.kind()));
    }

    boolean applyCadre(UUID id, EventAttributes event, RosterConsumer.@Nullable CadreState state) {
        return state == null
                ? end("signer", ERASED, id, event)
                : apply(
                        """
                        insert into signer as known (id, epoch, version, gone, staff_number, name, unit_id, categories)
                        values (:id, :epoch, :version, false, :staffNumber, :name, :unit, cast(:categories as text[]))
                        on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = false,
                          staff_number = excluded.staff_number, name = excluded.name, unit_id = excluded.unit_id,
                          categories = excluded.categories
                        where (known.epoch, known.version) < (excluded.epoch, excluded.version)""",
                        id,
                        event,
                        query -> query.setParameter("staffNumber", state.staffNumber())
                                .setParameter("name", state.name())
                                .setParameter("unit", state.unitId())
                                .setParameter("categories", "{" + String.join(",", state.categories()) + "}"));
    }

    /** A tombstone: what is gone keeps what it was, since pledges were made there. */
    private boolean end(String table, String alsoSet, UUID id, EventAttributes event) {
        return apply(
                "insert into " + table + """
                         as known (id, epoch, version, gone) values (:id, :epoch, :version, true)
                        on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = true""" + alsoSet
                        + " where (known.epoch, known.version) < (excluded.epoch, excluded.version)",
                id,
                event,
                query -> query);
    }

    private boolean apply(String upsert, UUID id, EventAttributes event, UnaryOperator<Query> state) {
        Query query = entities.createNativeQuery(upsert)
                .setParameter("id", id)
                .setParameter("epoch", event.epoch())
                .setParameter("version", event.version());
        return state.apply(query).executeUpdate() == 1;
    }
}
