package dev.qingfeng.inspection.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
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
        // The states as literals: the index of what is not settled holds for no parameter.
        return entities.createQuery(
                        "select f.inspectionId, sum(case when f.state = OPEN then 1 else 0 end),"
                                + " sum(case when f.state = IN_FOLLOW_UP then 1 else 0 end),"
                                + " sum(case when f.state = IN_FOLLOW_UP and f.dueOn < :today then 1 else 0 end)"
                                + " from Finding f where f.inspectionId in :inspections"
                                + " and f.state in (OPEN, IN_FOLLOW_UP) group by f.inspectionId",
                        Tuple.class)
                .setParameter("inspections", inspectionIds)
                .setParameter("today", today)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Count(number(row, 1), number(row, 2), number(row, 3))));
    }

    private static int number(Tuple row, int index) {
        return row.get(index, Number.class).intValue();
    }
}
