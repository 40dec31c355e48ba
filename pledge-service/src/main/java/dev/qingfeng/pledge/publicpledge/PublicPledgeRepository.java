package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Public pledges in the units that a caller sees, and those that the caller has made. */
@ApplicationScoped
public class PublicPledgeRepository implements PanacheRepositoryBase<PublicPledge, UUID> {

    private static final String VISIBLE =
            "from PublicPledge p where (exists (select 1 from RegistryUnit u where u.id = p.unitId and within(u.path, ?1))"
                    + " or p.leaderId in (?2))";

    private static final String MISSING = """
            select u.id as unit, cast(u.path as text) as path, u.name, t.id as team, t.leader_id as leader
            from inspection_team t cross join lateral unnest(t.unit_ids) as assigned (unit_id)
            join registry_unit u on u.id = assigned.unit_id and not u.gone and u.ended_on is null
            where t.cycle_id = :cycle and not t.gone and u.path <@ cast(:scope as ltree) and u.id > :after
              and not exists (select 1 from public_pledge p where p.cycle_id = :cycle and p.unit_id = u.id
                and p.withdrawn_at is null)
            order by u.id""";

    /**
     * Also what was withdrawn.
     *
     * @param callerIds every id of the caller who leads an inspection team; empty for all others
     */
    Optional<PublicPledge> findVisible(UUID id, UnitPath scope, Set<UUID> callerIds) {
        return find(VISIBLE + " and p.id = ?3", scope.value(), callerIds, id).firstResultOptional();
    }

    /** In the order of their ids; of one cycle, or of all if that is null. */
    List<PublicPledge> page(UUID after, int rows, @Nullable UUID cycleId, UnitPath scope, Set<UUID> callerIds) {
        PanacheQuery<PublicPledge> found = cycleId == null
                ? find(VISIBLE + " and p.id > ?3 order by p.id", scope.value(), callerIds, after)
                : find(
                        VISIBLE + " and p.cycleId = ?4 and p.id > ?3 order by p.id",
                        scope.value(),
                        callerIds,
                        after,
                        cycleId);
        return found.page(0, rows).list();
    }

    /** Units within the scope that are assigned to an inspection team and have none yet, in the order of their ids. */
    List<MissingPublicPledge> missing(UUID cycleId, UUID after, int rows, UnitPath scope) {
        List<?> rowsFound = getEntityManager()
                .createNativeQuery(MISSING, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("after", after)
                .setParameter("scope", scope.value())
                .setMaxResults(rows)
                .getResultList();
        return rowsFound.stream()
                .map(Tuple.class::cast)
                .map(row -> new MissingPublicPledge(
                        row.get("unit", UUID.class),
                        row.get("path", String.class),
                        row.get("name", String.class),
                        row.get("team", UUID.class),
                        row.get("leader", UUID.class)))
                .toList();
    }
}
