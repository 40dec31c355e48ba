package dev.qingfeng.pledge.roster;

import dev.qingfeng.platform.inbox.EventAttributes;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The replica of the registry. State is taken only if its (epoch, version) is newer; a null state is a tombstone. */
@ApplicationScoped
public class Roster {

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
        return archived(cycleId, scope, "(u.path <@ :scope or u.path @> :scope)")
                .isPresent();
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
        return apply(
                id,
                event,
                state == null,
                """
                insert into roster_cycle as known (id, epoch, version, gone, code, unit_id, phase)
                values (:id, :epoch, :version, :gone, :code, :unit, :phase)
                on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = excluded.gone,
                  code = excluded.code, unit_id = excluded.unit_id, phase = excluded.phase
                where (known.epoch, known.version) < (excluded.epoch, excluded.version)""",
                query -> query.setParameter("code", state == null ? null : state.code())
                        .setParameter("unit", state == null ? null : state.unitId())
                        .setParameter("phase", state == null ? null : state.phase()));
    }

    boolean applyUnit(UUID id, EventAttributes event, RosterConsumer.@Nullable UnitState state) {
        return apply(
                id,
                event,
                state == null,
                """
                insert into roster_unit as known (id, epoch, version, gone, path, name, kind)
                values (:id, :epoch, :version, :gone, :path, :name, :kind)
                on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = excluded.gone,
                  path = excluded.path, name = excluded.name, kind = excluded.kind
                where (known.epoch, known.version) < (excluded.epoch, excluded.version)""",
                query -> query.setParameter("path", state == null ? null : state.path())
                        .setParameter("name", state == null ? null : state.name())
                        .setParameter("kind", state == null ? null : state.kind()));
    }

    boolean applyCadre(UUID id, EventAttributes event, RosterConsumer.@Nullable CadreState state) {
        return apply(
                id,
                event,
                state == null,
                """
                insert into signer as known (id, epoch, version, gone, staff_number, name, unit_id, categories)
                values (:id, :epoch, :version, :gone, :staffNumber, :name, :unit, cast(:categories as text[]))
                on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, gone = excluded.gone,
                  staff_number = excluded.staff_number, name = excluded.name, unit_id = excluded.unit_id,
                  categories = excluded.categories
                where (known.epoch, known.version) < (excluded.epoch, excluded.version)""",
                query -> query.setParameter("staffNumber", state == null ? null : state.staffNumber())
                        .setParameter("name", state == null ? null : state.name())
                        .setParameter("unit", state == null ? null : state.unitId())
                        .setParameter(
                                "categories", "{" + (state == null ? "" : String.join(",", state.categories())) + "}"));
    }

    private boolean apply(UUID id, EventAttributes event, boolean gone, String upsert, Parameters parameters) {
        Query query = entities.createNativeQuery(upsert)
                .setParameter("id", id)
                .setParameter("epoch", event.epoch())
                .setParameter("version", event.version())
                .setParameter("gone", gone);
        parameters.set(query);
        return query.executeUpdate() == 1;
    }

    private interface Parameters {
        void set(Query query);
    }
}
