package dev.qingfeng.appointment.cadre;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Since when the registry has known of people: nobody was born after what they did. */
@ApplicationScoped
public class EarliestDays {

    private final EntityManager entities;

    EarliestDays(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The latest day on which each of these cadres can have been born, as far as their tenures, wishes, career and annual
     * assessments tell; of a year that was assessed, its last day. A cadre of whom none of them is known is left out.
     */
    public Map<UUID, LocalDate> of(Collection<UUID> cadreIds) {
        List<?> days = entities.createNativeQuery("""
                        select cadre_id, min(day) from (
                          select cadre_id, since as day from tenure where cadre_id = any (:cadres)
                          union all
                          select cadre_id, stated_on from wish where cadre_id = any (:cadres)
                          union all
                          select cadre_id, since from career_entry where cadre_id = any (:cadres)
                          union all
                          select cadre_id, make_date(year, 12, 31) from annual_assessment where cadre_id = any (:cadres)
                        ) known group by cadre_id""", Tuple.class)
                .setParameter("cadres", cadreIds.toArray(UUID[]::new))
                .getResultList();
        return days.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(day -> day.get(0, UUID.class), day -> day.get(1, LocalDate.class)));
    }
}
