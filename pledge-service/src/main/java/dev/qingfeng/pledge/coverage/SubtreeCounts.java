package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.signing.PledgeState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many pledges there are in a unit and below it: the kept totals and what is not folded into them yet, read in one statement
 * and so exact at that moment, in a time that depends neither on the units nor on the pledges.
 */
@ApplicationScoped
class SubtreeCounts {

    private static final String COUNTS = """
            select cast(counted.path as text) as path, counted.category, counted.state, counted.signed_on,
              cast(sum(counted.pledges) as bigint) as pledges
            from (
              select path, category, state, signed_on, pledges from subtree_coverage
              where cycle_id = :cycle and path = any(cast(:paths as ltree[]))
              union all
              select subpath(noted.path, 0, depth), noted.category, noted.state, noted.signed_on, noted.pledges
              from (
                select coalesce(p.path, u.path) as path, c.category, c.state, c.signed_on, c.pledges
                from coverage_change c left join coverage_place p on p.unit_id = c.unit_id
                  left join registry_unit u on u.id = c.unit_id
                where c.cycle_id = :cycle) as noted
              cross join lateral generate_series(1, nlevel(noted.path)) as depth
              where subpath(noted.path, 0, depth) = any(cast(:paths as ltree[]))) as counted
            group by counted.path, counted.category, counted.state, counted.signed_on
            having sum(counted.pledges) <> 0""";

    private final EntityManager entities;

    SubtreeCounts(EntityManager entities) {
        this.entities = entities;
    }

    /** @param signedOn null unless signed */
    record Count(
            String path,
            SignerCategory category,
            PledgeState state,
            @Nullable LocalDate signedOn,
            long pledges) {}

    /**
     * Of each of these paths; whatever is zero is left out.
     *
     * @param paths as {@link BoardUnit#countedAt} says
     */
    List<Count> of(UUID cycleId, Collection<String> paths) {
        List<?> counts = entities.createNativeQuery(COUNTS, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter(
                        "paths", paths.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "{", "}")))
                .getResultList();
        return counts.stream()
                .map(Tuple.class::cast)
                .map(count -> new Count(
                        count.get("path", String.class),
                        SignerCategory.valueOf(count.get("category", String.class)),
                        PledgeState.valueOf(count.get("state", String.class)),
                        count.get("signed_on", LocalDate.class),
                        count.get("pledges", Long.class)))
                .toList();
    }

    /** Of each of these cycles: raised whenever something of it is folded, and 0 before the first time. */
    Map<UUID, Long> versions(Set<UUID> cycleIds) {
        List<?> known = entities.createNativeQuery(
                        "select cycle_id, version from coverage_version where cycle_id = any(cast(:cycles as uuid[]))",
                        Tuple.class)
                .setParameter("cycles", cycleIds.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Long> versions = new HashMap<>();
        cycleIds.forEach(cycle -> versions.put(cycle, 0L));
        known.stream()
                .map(Tuple.class::cast)
                .forEach(cycle -> versions.put(cycle.get(0, UUID.class), cycle.get(1, Long.class)));
        return versions;
    }
}
