package dev.qingfeng.pledge.roster;

import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.SignerCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of the registry's replica others ask; {@link RosterConsumer} keeps it. */
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
        return isSeenArchived(cycleId, scope).isPresent();
    }

    /** Whether a cycle is there that the caller sees, and if so whether it is archived. */
    public Optional<Boolean> isSeenArchived(UUID cycleId, UnitPath scope) {
        return archived(cycleId, scope, "(u.path <@ :scope or u.path @> :scope)");
    }

    /** Whether a cycle that a record of ours refers to is archived, or gone from the registry. */
    public boolean isArchived(UUID cycleId) {
        return entities.createNativeQuery(
                        "select 1 from registry_cycle where id = :id and not gone and phase <> 'ARCHIVED'")
                .setParameter("id", cycleId)
                .getResultList()
                .isEmpty();
    }

    /** Whether a unit is there that the caller sees, in the city of the cycle. */
    public boolean isInCityOf(UUID cycleId, UUID unitId, UnitPath scope) {
        return !entities.createNativeQuery("""
                        select 1 from registry_unit u join registry_cycle c on c.id = :cycle
                          join registry_unit city on city.id = c.unit_id and u.path <@ city.path
                        where u.id = :unit and not u.gone and u.path <@ cast(:scope as ltree)""")
                .setParameter("cycle", cycleId)
                .setParameter("unit", unitId)
                .setParameter("scope", scope.value())
                .getResultList()
                .isEmpty();
    }

    /** A cycle as files name it. */
    public record SeenCycle(String code, boolean archived, String cityPath) {}

    /** The cycles that the caller sees. */
    public Map<UUID, SeenCycle> seenCycles(UnitPath scope) {
        List<?> cycles = entities.createNativeQuery("""
                        select c.id, c.code, coalesce(c.phase = 'ARCHIVED', true), cast(u.path as text) from registry_cycle c join registry_unit u on u.id = c.unit_id
                        where not c.gone and (u.path <@ cast(:scope as ltree) or u.path @> cast(:scope as ltree))""", Tuple.class)
                .setParameter("scope", scope.value())
                .getResultList();
        return cycles.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        cycle -> cycle.get(0, UUID.class),
                        cycle -> new SeenCycle(
                                cycle.get(1, String.class), cycle.get(2, Boolean.class), cycle.get(3, String.class))));
    }

    /** A unit as files name it, also one that is gone. */
    public record SeenUnit(UUID id, String path, boolean gone) {}

    /** The units that the caller sees. */
    public Map<UUID, SeenUnit> seenUnits(UnitPath scope) {
        List<?> units = entities.createNativeQuery(
                        "select id, cast(path as text), gone from registry_unit where path <@ cast(:scope as ltree)",
                        Tuple.class)
                .setParameter("scope", scope.value())
                .getResultList();
        return units.stream()
                .map(Tuple.class::cast)
                .map(unit ->
                        new SeenUnit(unit.get(0, UUID.class), unit.get(1, String.class), unit.get(2, Boolean.class)))
                .collect(Collectors.toMap(SeenUnit::id, Function.identity()));
    }

    /** How many people of the city of a cycle are in any of these categories. */
    public long peopleIn(UUID cycleId, Collection<SignerCategory> categories) {
        return ((Number) entities.createNativeQuery("""
                        select count(*) from signer s join registry_unit u on u.id = s.unit_id
                          join registry_cycle y on y.id = :cycle join registry_unit city on city.id = y.unit_id
                        where not s.gone and u.path <@ city.path and s.categories && cast(:categories as text[])""")
                        .setParameter("cycle", cycleId)
                        .setParameter(
                                "categories",
                                categories.stream().map(SignerCategory::name).toArray(String[]::new))
                        .getSingleResult())
                .longValue();
    }

    private Optional<Boolean> archived(UUID cycleId, UnitPath scope, String within) {
        List<?> found = entities.createNativeQuery("select coalesce(c.phase = 'ARCHIVED', true) from registry_cycle c"
                        + " join registry_unit u on u.id = c.unit_id where c.id = :id and not c.gone and "
                        + within)
                .setParameter("id", cycleId)
                .setParameter("scope", scope.value())
                .getResultList();
        return found.stream().map(Boolean.class::cast).findFirst();
    }
}
