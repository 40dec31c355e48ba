package dev.qingfeng.complaint.registry;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this service asks of the registry. */
@ApplicationScoped
public class Registry {

    private final EntityManager entities;

    Registry(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether there is a unit with this id now. */
    public boolean knows(UUID unitId) {
        return !entities.createQuery("select 1 from RegistryUnit u where not u.gone and u.id = ?1", Integer.class)
                .setParameter(1, unitId)
                .getResultList()
                .isEmpty();
    }

    /** The unit that has this path, or had it: people go on calling it so. A path never led to two. */
    public Optional<UUID> unitAt(String path) {
        return unit("path = text2ltree(?1)", path).or(() -> unit("former_paths @> array[cast(?1 as text)]", path));
    }

    /** Without a limit: with one the planner reads all units until it has come to one that fits. */
    private Optional<UUID> unit(String which, String path) {
        List<?> found = entities.createNativeQuery("select id from registry_unit where not gone and " + which)
                .setParameter(1, path)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** A unit as people choose it. */
    public record NamedUnit(String path, String name) {}

    /**
     * The township units of a city, by their names; a few hundred at most, since nobody chooses among more.
     *
     * @param cityPath empty for those of all cities
     */
    public List<NamedUnit> townships(String cityPath) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(path as text) as path, coalesce(name, cast(path as text)) as name from registry_unit
                        where not gone and ended_on is null and kind in ('TOWN', 'SUBDISTRICT', 'PARK', 'FARM')
                          and (?1 = '' or cast(path as text) = ?1 or cast(path as text) like ?1 || '.%')
                        order by 2, 1 limit 500""", Tuple.class)
                .setParameter(1, cityPath)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new NamedUnit(row.get("path", String.class), row.get("name", String.class)))
                .toList();
    }

    /** The cadres who turned out to be this one too; empty for most. */
    public List<UUID> mergedFrom(UUID cadreId) {
        RegistryCadre cadre = entities.find(RegistryCadre.class, cadreId);
        return cadre == null || cadre.mergedFrom == null ? List.of() : cadre.mergedFrom;
    }

    /** Every staff number that the person with this one has or had, this one among them. */
    public Set<String> numbersOf(String staffNumber) {
        List<?> others =
                entities.createNativeQuery("""
                        select other.staff_number from registry_cadre own
                          join registry_cadre person on person.id = own.id or person.merged_from @> array[own.id]
                          join registry_cadre other on other.id = person.id or other.id = any (person.merged_from)
                        where own.staff_number = ?1 and other.staff_number is not null""").setParameter(1, staffNumber).getResultList();
        return Stream.concat(Stream.of(staffNumber), others.stream().map(String.class::cast))
                .collect(Collectors.toSet());
    }

    /** The cycle that runs in the unit's city: of the few that run that one whose city is above, so that no unit is read but this. */
    public Optional<UUID> runningCycle(UUID unitId) {
        List<?> found = entities.createNativeQuery("""
                        select y.id from registry_cycle y join registry_unit city on city.id = y.unit_id
                        where not y.gone and y.phase <> 'ARCHIVED' and city.path @> (select path from registry_unit where id = ?1)""").setParameter(1, unitId).getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** The city of a cycle, where it lies in the scope; empty otherwise. */
    public Optional<UUID> cityOf(UUID cycleId, UnitPath scope) {
        return entities.createQuery(
                        "select city.id from RegistryCycle y join RegistryUnit city on city.id = y.unitId"
                                + " where y.id = ?1 and not y.gone and not city.gone and within(city.path, ?2)",
                        UUID.class)
                .setParameter(1, cycleId)
                .setParameter(2, scope.value())
                .getResultStream()
                .findFirst();
    }

    /** Of all cities. */
    public List<UUID> runningCycles() {
        return entities.createQuery(
                        "select y.id from RegistryCycle y where not y.gone and y.phase <> 'ARCHIVED' order by y.id",
                        UUID.class)
                .getResultList();
    }

    /** Whether the unit lies in the scope now. */
    public boolean isWithin(UUID unitId, UnitPath scope) {
        return !entities.createQuery(
                        "select 1 from RegistryUnit u where u.id = ?1 and not u.gone and within(u.path, ?2)",
                        Integer.class)
                .setParameter(1, unitId)
                .setParameter(2, scope.value())
                .getResultList()
                .isEmpty();
    }

    /**
     * The part of the tree that whoever works at a unit works on: at the city and at its own organs the whole city, elsewhere that unit and what
     * is below it. Empty where the unit is gone.
     */
    public Optional<UnitPath> workedOnFrom(UUID unitId) {
        return entities.createQuery(
                        "select case when u.kind = 'CITY_DIRECT' then city.path else u.path end from RegistryUnit u"
                                + " left join RegistryUnit city on city.kind = 'CITY' and not city.gone and within(u.path, city.path)"
                                + " where u.id = ?1 and not u.gone and (u.kind <> 'CITY_DIRECT' or city.path is not null)",
                        String.class)
                .setParameter(1, unitId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(UnitPath::new);
    }

    /** Whether the scope holds a whole city. */
    public boolean isCityWide(UnitPath scope) {
        return !entities.createQuery(
                        "select 1 from RegistryUnit city where city.kind = 'CITY' and not city.gone"
                                + " and within(city.path, ?1)",
                        Integer.class)
                .setParameter(1, scope.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
