package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.publication.PublicationStatus.MissingUnit;
import dev.qingfeng.pledge.publication.PublicationStatus.Reason;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Publications of the cycles that a caller sees: what a newspaper prints, the whole city may read. */
@ApplicationScoped
public class PublicationRepository implements PanacheRepositoryBase<Publication, UUID> {

    private static final String VISIBLE =
            "from Publication p where exists (select 1 from RegistryCycle y join RegistryUnit u on u.id = y.unitId"
                    + " where y.id = p.cycleId and (within(u.path, ?1) or within(?1, u.path)))";

    /** The township units of a cycle's city, those that have ended among them: whose pledges a page may print. */
    private static final String TOWNSHIP_UNITS = """
            from registry_cycle c join registry_unit city on city.id = c.unit_id
            join registry_unit u on u.path <@ city.path and not u.gone and u.kind in ('TOWN', 'SUBDISTRICT', 'PARK', 'FARM')
            """;

    private static final String OF_TOWNSHIP_UNITS =
            "select p.id from pledge p where p.id = any(cast(:pledges as uuid[]))"
                    + " and exists (select 1 " + TOWNSHIP_UNITS
                    + "where c.id = p.cycle_id and u.id = p.unit_id and (u.ended_on is null or u.ended_on >= p.signed_on))";

    /** What holds of a publication is its last record. */
    private static final String PRINTED = """
            with printed as (
              select distinct p.unit_id from publication b
              cross join lateral (
                select r.pledge_ids from publication_record r where r.publication_id = b.id
                order by r.ordinal desc limit 1) as last
              cross join lateral unnest(last.pledge_ids) as ids (pledge_id)
              join pledge p on p.id = ids.pledge_id
              where b.cycle_id = :cycle)""";

    private static final String NOW_THERE = " where c.id = :cycle and u.ended_on is null";

    /** Of each unit that {@link #status} is over whether it is printed. */
    static final String PRINTED_BY_UNIT = PRINTED + " select u.path, num_nonnulls(printed.unit_id) as done, 1 as whole "
            + TOWNSHIP_UNITS + "left join printed on printed.unit_id = u.id" + NOW_THERE;

    private static final String UNITS = PRINTED + """
            , secretary as (
              select p.unit_id, bool_or(p.state = 'SIGNED') as signed from pledge p
              where p.cycle_id = :cycle and p.category = 'TOWNSHIP_SECRETARY' and p.state <> 'EXCUSED'
              group by p.unit_id)
            select u.id, cast(u.path as text) as path, u.name,
              exists (select 1 from printed where printed.unit_id = u.id) as printed,
              u.path <@ cast(:scope as ltree) as seen,
              coalesce(secretary.signed, false) as signed,
              secretary.unit_id is not null or exists (
                select 1 from signer s where s.unit_id = u.id and not s.gone
                  and 'TOWNSHIP_SECRETARY' = any (s.categories)) as held
            """ + TOWNSHIP_UNITS
            + "left join secretary on secretary.unit_id = u.id" + NOW_THERE + " order by u.path";

    Optional<Publication> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and p.id = ?2", scope.value(), id).firstResultOptional();
    }

    /** In the order of their ids; of one cycle, or of all if that is null. */
    List<Publication> page(UUID after, int rows, @Nullable UUID cycleId, UnitPath scope) {
        PanacheQuery<Publication> found = cycleId == null
                ? find(VISIBLE + " and p.id > ?2 order by p.id", scope.value(), after)
                : find(VISIBLE + " and p.cycleId = ?3 and p.id > ?2 order by p.id", scope.value(), after, cycleId);
        return found.page(0, rows).list();
    }

    /** Whether one of the cycle's was the one with which all units were in. */
    boolean wasComplete(UUID cycleId) {
        return count("cycleId = ?1 and completedAt is not null", cycleId) > 0;
    }

    /** Of these pledges, those signed in a township unit of their cycle's city before it ended, or on the day on which it did. */
    Set<UUID> ofTownshipUnits(Collection<UUID> pledgeIds) {
        List<?> rows = getEntityManager()
                .createNativeQuery(OF_TOWNSHIP_UNITS, Tuple.class)
                .setParameter("pledges", pledgeIds.toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(pledge -> pledge.get(0, UUID.class))
                .collect(Collectors.toSet());
    }

    /** Over the township units of the cycle's city that lie within the scope and have not ended; and whether all of them are in. */
    PublicationStatus status(UUID cycleId, UnitPath scope) {
        List<?> rows = getEntityManager()
                .createNativeQuery(UNITS, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("scope", scope.value())
                .getResultList();
        List<Tuple> units = rows.stream().map(Tuple.class::cast).toList();
        List<Tuple> seen =
                units.stream().filter(row -> row.get("seen", Boolean.class)).toList();
        List<MissingUnit> missing = seen.stream()
                .filter(row -> !row.get("printed", Boolean.class))
                .map(row -> new MissingUnit(
                        row.get("id", UUID.class),
                        row.get("path", String.class),
                        row.get("name", String.class),
                        reason(row)))
                .toList();
        boolean all = !units.isEmpty() && units.stream().allMatch(row -> row.get("printed", Boolean.class));
        return PublicationStatus.of(cycleId, all, seen.size(), missing);
    }

    /** The place of a cycle's city. */
    UnitPath cityOf(UUID cycleId) {
        return new UnitPath((String) getEntityManager()
                .createNativeQuery(
                        "select cast(u.path as text) from registry_cycle c join registry_unit u on u.id = c.unit_id"
                                + " where c.id = :cycle")
                .setParameter("cycle", cycleId)
                .getSingleResult());
    }

    /** Cycles that are not archived, with publications, of which none was the one with which all units were in. */
    List<UUID> incomplete() {
        List<?> cycles = getEntityManager().createNativeQuery("""
                        select p.cycle_id from publication p
                          join registry_cycle y on y.id = p.cycle_id and not y.gone and y.phase <> 'ARCHIVED'
                          join registry_unit city on city.id = y.unit_id
                        group by p.cycle_id having count(p.completed_at) = 0""").getResultList();
        return cycles.stream().map(UUID.class::cast).toList();
    }

    /** The last one that was recorded of a cycle. */
    Publication last(UUID cycleId) {
        return find("cycleId = ?1 order by id desc", cycleId).firstResult();
    }

    private static Reason reason(Tuple row) {
        if (row.get("signed", Boolean.class)) {
            return Reason.NOT_PRINTED;
        }
        return row.get("held", Boolean.class) ? Reason.NOT_SIGNED : Reason.NO_SECRETARY;
    }
}
