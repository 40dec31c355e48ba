package dev.qingfeng.inspection.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What boards tell of findings: how many of an inspection are not settled yet, and nothing else of them. */
@ApplicationScoped
public class UnsettledFindings {

    private final EntityManager entities;

    UnsettledFindings(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Of one inspection.
     *
     * @param open which nobody follows up
     * @param overdue of those that are followed up, the ones whose day has passed
     */
    public record Count(int open, int inFollowUp, int overdue) {

        public static final Count NONE = new Count(0, 0, 0);
    }

    /** Of these inspections by one query; one without any is not there. */
    public Map<UUID, Count> of(Collection<UUID> inspectionIds, LocalDate today) {
        if (inspectionIds.isEmpty()) {
            return Map.of();
        }
        // Native: Hibernate writes a query with a list anew each time. The states as literals: the index of what is not
        // settled holds for
        // no parameter.
        List<?> counts = entities.createNativeQuery("""
                        select inspection_id, count(*) filter (where state = 'OPEN'), count(*) filter (where state = 'IN_FOLLOW_UP'),
                          count(*) filter (where state = 'IN_FOLLOW_UP' and due_on < :today)
                        from finding
                        where inspection_id = any(cast(:inspections as uuid[])) and state in ('OPEN', 'IN_FOLLOW_UP')
                        group by inspection_id""")
                .setParameter(
                        "inspections",
                        inspectionIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter("today", today)
                .getResultList();
        return counts.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Count(number(row[1]), number(row[2]), number(row[3]))));
    }

    private static int number(Object count) {
        return ((Number) count).intValue();
    }
}
