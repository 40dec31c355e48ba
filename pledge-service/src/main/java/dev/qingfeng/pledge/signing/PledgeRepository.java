package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.roster.People;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Pledges: a person's own, or those of the units that a caller sees. */
@ApplicationScoped
public class PledgeRepository implements PanacheRepositoryBase<Pledge, UUID> {

    private static final String OF_UNITS =
            "exists (select 1 from RegistryUnit u where u.id = p.unitId and within(u.path, ?1))";

    private final People people;

    PledgeRepository(People people) {
        this.people = people;
    }

    PanacheQuery<Pledge> findOwn(UUID id, String staffNumber) {
        return find("from Pledge p where p.staffNumber = ?1 and p.id = ?2", staffNumber, id);
    }

    /** What somebody has signed as one of these cadres, who turned out to be them. */
    PanacheQuery<Pledge> findFormer(UUID id, Set<UUID> formerIds) {
        return find("from Pledge p where p.state = SIGNED and p.cadreId in ?1 and p.id = ?2", formerIds, id);
    }

    /** Waits for whoever changes the pledge, and keeps others from it until the transaction ends. */
    public Pledge lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locked as by {@link #lock}. */
    public Optional<Pledge> lockVisible(UUID id, UnitPath scope) {
        return find("from Pledge p where " + OF_UNITS + " and p.id = ?2", scope.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The caller's own wherever it was made; a caller without a staff number has an id that is none, and so no own. */
    PanacheQuery<Pledge> findOwnOrVisible(UUID id, String caller, UnitPath scope) {
        return find(
                "from Pledge p where (p.staffNumber = ?3 or " + OF_UNITS + ") and p.id = ?2",
                scope.value(),
                id,
                caller);
    }

    Optional<Pledge> findVisible(UUID id, UnitPath scope) {
        return find("from Pledge p where " + OF_UNITS + " and p.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** All pledges of these people, in units that the caller sees. */
    List<Pledge> ofStaff(Collection<String> staffNumbers, UnitPath scope) {
        return find("from Pledge p where " + OF_UNITS + " and p.staffNumber in ?2", scope.value(), staffNumbers)
                .list();
    }

    /** Of the people of these pledges, in the order in which they left them; of most there is none. */
    Map<UUID, List<FormerUnit>> formerUnits(Collection<UUID> pledgeIds, UnitPath scope) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select f.pledge_id, f.unit_id, f.until, coalesce(u.path <@ cast(:scope as ltree), false) as visible
                        from pledge_former_unit f left join registry_unit u on u.id = f.unit_id
                        where f.pledge_id = any(cast(:pledges as uuid[])) order by f.pledge_id, f.position""", Tuple.class)
                .setParameter("pledges", pledgeIds.toArray(UUID[]::new))
                .setParameter("scope", scope.value())
                .getResultList();
        Map<UUID, List<FormerUnit>> units = new HashMap<>();
        for (Object each : rows) {
            Tuple row = (Tuple) each;
            units.computeIfAbsent(row.get("pledge_id", UUID.class), id -> new ArrayList<>())
                    .add(new FormerUnit(
                            row.get("unit_id", UUID.class),
                            row.get("until", Instant.class),
                            row.get("visible", Boolean.class)));
        }
        return units;
    }

    /** With what {@link #findFormer} finds. */
    List<Pledge> ownPage(UUID after, int rows, PledgeQuery query, String staffNumber, Set<UUID> formerIds) {
        return formerIds.isEmpty()
                ? page("p.staffNumber = :caller", Map.of("caller", staffNumber), after, rows, query)
                : page(
                        "(p.staffNumber = :caller or p.state = SIGNED and p.cadreId in :former)",
                        Map.of("caller", staffNumber, "former", formerIds),
                        after,
                        rows,
                        query);
    }

    List<Pledge> page(UUID after, int rows, PledgeQuery query, UnitPath scope) {
        return page(OF_UNITS.replace("?1", ":caller"), Map.of("caller", scope.value()), after, rows, query);
    }

    private List<Pledge> page(String seen, Map<String, Object> seenBy, UUID after, int rows, PledgeQuery query) {
        Set<UUID> formerIds = query.staffNumber == null ? Set.of() : people.formerIdsOf(query.staffNumber);
        Map<String, Object> parameters = query.parameters(formerIds);
        parameters.putAll(seenBy);
        parameters.put("after", after);
        return find(
                        "from Pledge p where " + seen + query.condition(formerIds) + " and p.id > :after order by p.id",
                        parameters)
                .page(0, rows)
                .list();
    }
}
