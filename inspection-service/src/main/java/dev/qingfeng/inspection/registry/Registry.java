package dev.qingfeng.inspection.registry;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the registry last told of cycles, units and cadres; what is gone from it is not found. */
@ApplicationScoped
public class Registry {

    /**
     * Selects every id that the person with a staff number has or had, whichever of their numbers it is; the number, or a
     * parameter for it, is to follow.
     */
    public static final String IDS_OF = "select other.cadreId from RegistryCadre c"
            + " join RegistryPerson p on p.cadreId = c.id join RegistryPerson other on other.personId = p.personId"
            + " where c.staffNumber = ";

    private static final String LEADERSHIP_TEAM_ON = """
            select c.id from registry_post p
              join registry_cadre c on c.tenures @> jsonb_build_array(jsonb_build_object('postId', p.id)) and not c.gone
              cross join lateral jsonb_array_elements(c.tenures) as held
            where p.unit_id = :unit and p.kind is distinct from 'STAFF' and held ->> 'postId' = cast(p.id as text)
              and cast(held ->> 'since' as date) <= :day
              and (held ->> 'until' is null or cast(held ->> 'until' as date) > :day)
            union
            select c.id from registry_cadre c left join registry_post p on p.id = c.post_id
            where c.unit_id = :unit and c.post_id is not null and not c.gone and p.kind is distinct from 'STAFF'
              and not exists (select from jsonb_array_elements(c.tenures) as held
                where held ->> 'postId' = cast(c.post_id as text) and cast(held ->> 'since' as date) > :day)
            order by id""";

    private final EntityManager entities;

    Registry(EntityManager entities) {
        this.entities = entities;
    }

    /** A cycle of a city that lies within the scope as a whole: only such a caller acts for the city. */
    public Optional<RegistryCycle> governedCycle(UUID id, UnitPath scope) {
        return entities.createQuery(
                        "select c from RegistryCycle c join RegistryUnit u on u.id = c.unitId"
                                + " where c.id = :id and not c.gone and within(u.path, :scope)",
                        RegistryCycle.class)
                .setParameter("id", id)
                .setParameter("scope", scope.value())
                .getResultStream()
                .findFirst();
    }

    /** A cycle, whoever asks. */
    public Optional<RegistryCycle> knownCycle(UUID id) {
        return Optional.ofNullable(entities.find(RegistryCycle.class, id)).filter(cycle -> !cycle.gone);
    }

    /** A cycle that a record of ours refers to. */
    public RegistryCycle cycle(UUID id) {
        return entities.find(RegistryCycle.class, id);
    }

    /** A unit that a record of ours refers to. */
    public RegistryUnit unit(UUID id) {
        return entities.find(RegistryUnit.class, id);
    }

    /** These units by their ids; one that is not known is not there. */
    public Map<UUID, RegistryUnit> units(Collection<UUID> ids) {
        return entities.createQuery("select u from RegistryUnit u where u.id in :ids", RegistryUnit.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(RegistryUnit::id, unit -> unit));
    }

    /** Those of these units that lie at or below a path. */
    public List<RegistryUnit> unitsWithin(String path, Collection<UUID> ids) {
        return entities.createQuery(
                        "select u from RegistryUnit u where u.id in :ids and not u.gone and within(u.path, :path)",
                        RegistryUnit.class)
                .setParameter("ids", ids)
                .setParameter("path", path)
                .getResultList();
    }

    /** The townships at or below a path that have not ended, in the order of their ids. */
    public List<RegistryUnit> townshipsWithin(String path) {
        return entities.createQuery(
                        "select u from RegistryUnit u where not u.gone and u.endedOn is null and within(u.path, :path)"
                                + " order by u.id",
                        RegistryUnit.class)
                .setParameter("path", path)
                .getResultStream()
                .filter(RegistryUnit::isTownship)
                .toList();
    }

    /** How many hold a post of the leadership team of each unit at or below a path; a unit without any is not there. */
    public Map<UUID, Integer> officeHoldersWithin(String path) {
        return entities.createQuery(
                        "select c.unitId, count(c) from RegistryCadre c join RegistryUnit u on u.id = c.unitId"
                                + " left join RegistryPost p on p.id = c.postId where c.postId is not null and not c.gone"
                                + " and (p.kind is null or p.kind <> 'STAFF') and within(u.path, :path) group by c.unitId",
                        Tuple.class)
                .setParameter("path", path)
                .getResultStream()
                .collect(Collectors.toMap(
                        unit -> unit.get(0, UUID.class),
                        unit -> unit.get(1, Long.class).intValue()));
    }

    /** Those of these cadres whose unit lies at or below a path. */
    public List<RegistryCadre> cadresWithin(String path, Collection<UUID> ids) {
        return entities.createQuery(
                        "select c from RegistryCadre c join RegistryUnit u on u.id = c.unitId"
                                + " where c.id in :ids and not c.gone and within(u.path, :path)",
                        RegistryCadre.class)
                .setParameter("ids", ids)
                .setParameter("path", path)
                .getResultList();
    }

    /** Those with these staff numbers whose unit lies at or below a path, by their numbers. */
    public Map<String, RegistryCadre> numberedWithin(String path, Collection<String> staffNumbers) {
        return entities.createQuery(
                        "select c from RegistryCadre c join RegistryUnit u on u.id = c.unitId"
                                + " where c.staffNumber in :numbers and not c.gone and within(u.path, :path)",
                        RegistryCadre.class)
                .setParameter("numbers", staffNumbers)
                .setParameter("path", path)
                .getResultStream()
                .collect(Collectors.toMap(cadre -> cadre.staffNumber, cadre -> cadre, (one, other) -> one));
    }

    /** Those of these cadres that are there. */
    public List<RegistryCadre> cadres(Collection<UUID> ids) {
        return entities.createQuery(
                        "select c from RegistryCadre c where c.id in :ids and not c.gone order by c.id",
                        RegistryCadre.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The members of a unit's leadership team, in the order of their ids: whoever holds a post there that is not one of staff. */
    public List<RegistryCadre> leadershipTeam(UUID unitId) {
        return entities.createQuery(
                        "select c from RegistryCadre c left join RegistryPost p on p.id = c.postId"
                                + " where c.unitId = :unit and c.postId is not null and not c.gone"
                                + " and (p.kind is null or p.kind <> 'STAFF') order by c.id",
                        RegistryCadre.class)
                .setParameter("unit", unitId)
                .getResultList();
    }

    /** Those of these units in whose leadership team one of these cadres is, see {@link #leadershipTeam}. */
    public Set<UUID> ledBy(Collection<UUID> cadreIds, Collection<UUID> unitIds) {
        return Set.copyOf(entities.createQuery(
                        "select c.unitId from RegistryCadre c left join RegistryPost p on p.id = c.postId"
                                + " where c.unitId in :units and c.id in :cadres and c.postId is not null and not c.gone"
                                + " and (p.kind is null or p.kind <> 'STAFF')",
                        UUID.class)
                .setParameter("units", unitIds)
                .setParameter("cadres", cadreIds)
                .getResultList());
    }

    /** The ids of those in the leadership teams of several units, see {@link #leadershipTeam}. */
    public Set<UUID> leadershipTeams(Collection<UUID> unitIds) {
        return Set.copyOf(entities.createQuery(
                        "select c.id from RegistryCadre c left join RegistryPost p on p.id = c.postId"
                                + " where c.unitId in :units and c.postId is not null and not c.gone"
                                + " and (p.kind is null or p.kind <> 'STAFF')",
                        UUID.class)
                .setParameter("units", unitIds)
                .getResultList());
    }

    /**
     * Who was a member of a unit's leadership team on a day, by what is known now: their ids, in the order of these. Of whoever holds
     * a post there and of whom it is not known since when, that they did then.
     */
    public List<UUID> leadershipTeamOn(UUID unitId, LocalDate day) {
        List<?> ids = entities.createNativeQuery(LEADERSHIP_TEAM_ON)
                .setParameter("unit", unitId)
                .setParameter("day", day)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** Who each of these cadres is now, by the id that is asked for: whoever was merged is the one under whom they are kept. */
    public Map<UUID, RegistryCadre> people(Collection<UUID> ids) {
        return entities.createQuery(
                        "select p.cadreId, c from RegistryPerson p join RegistryCadre c on c.id = p.personId"
                                + " where p.cadreId in :ids",
                        Tuple.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        person -> person.get(0, UUID.class), person -> person.get(1, RegistryCadre.class)));
    }

    /** Every id that each of these cadres has or had, by the id that is asked for; that one is always among them. */
    public Map<UUID, Set<UUID>> everyIdOf(Collection<UUID> ids) {
        Map<UUID, Set<UUID>> every = new HashMap<>();
        ids.forEach(id -> every.put(id, new HashSet<>(Set.of(id))));
        entities.createQuery(
                        "select p.cadreId, other.cadreId from RegistryPerson p"
                                + " join RegistryPerson other on other.personId = p.personId where p.cadreId in :ids",
                        Tuple.class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(pair -> every.computeIfAbsent(pair.get(0, UUID.class), id -> new HashSet<>())
                        .add(pair.get(1, UUID.class)));
        return every;
    }

    /** Every id that the person with this staff number has or had, see {@link #IDS_OF}; none for a number of nobody. */
    public Set<UUID> idsOf(String staffNumber) {
        return Set.copyOf(entities.createQuery(IDS_OF + ":staffNumber", UUID.class)
                .setParameter("staffNumber", staffNumber)
                .getResultList());
    }

    /** These cadres by their staff numbers, and by those that they had. */
    public Map<String, UUID> byStaffNumber(Collection<UUID> ids) {
        return entities.createQuery(
                        "select c.staffNumber, p.cadreId from RegistryPerson p"
                                + " join RegistryPerson other on other.personId = p.personId"
                                + " join RegistryCadre c on c.id = other.cadreId"
                                + " where p.cadreId in :ids and c.staffNumber is not null",
                        Tuple.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        pair -> pair.get(0, String.class), pair -> pair.get(1, UUID.class), (one, other) -> one));
    }

    /** Those who hold a post in the city itself or in one of its offices that is not one of staff, in the order of their ids. */
    public List<OfficeHolder> cityLeaders(String path) {
        return officeHolders(entities.createQuery(
                        "select c.id, c.name, p.unitId, p.kind from RegistryCadre c join RegistryPost p on p.id = c.postId"
                                + " join RegistryUnit u on u.id = p.unitId where not c.gone and not p.gone and not u.gone"
                                + " and u.kind in :offices and p.kind <> 'STAFF' and within(u.path, :path) order by c.id",
                        Tuple.class)
                .setParameter("offices", RegistryUnit.CITY_KINDS)
                .setParameter("path", path));
    }

    /** Those who hold a post in the leadership team of a township at or below a path, in the order of their ids. */
    public List<OfficeHolder> officeHolders(String path) {
        return officeHolders(entities.createQuery(
                        "select c.id, c.name, p.unitId, p.kind from RegistryCadre c join RegistryPost p on p.id = c.postId"
                                + " join RegistryUnit u on u.id = p.unitId"
                                + " where not c.gone and not p.gone and not u.gone and u.endedOn is null"
                                + " and u.kind in :townships and p.kind <> 'STAFF' and within(u.path, :path) order by c.id",
                        Tuple.class)
                .setParameter("townships", RegistryUnit.TOWNSHIP_KINDS)
                .setParameter("path", path));
    }

    private static List<OfficeHolder> officeHolders(TypedQuery<Tuple> query) {
        return query.getResultStream()
                .map(row -> new OfficeHolder(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class)))
                .toList();
    }
}
