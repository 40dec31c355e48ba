package dev.qingfeng.platform.workingday;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which days are worked in a city, as a service other than the registry knows it: by its replicas {@code registry_cycle} and
 * {@code registry_calendar}, which bear these names in each of them.
 */
@ApplicationScoped
public class CityCalendar {

    private final EntityManager entities;

    CityCalendar(EntityManager entities) {
        this.entities = entities;
    }

    /** By what is known of all the years of the city of a cycle. */
    public WorkingDays ofCycle(UUID cycleId) {
        List<?> days = entities.createNativeQuery("""
                        select day ->> 'date', day ->> 'kind' = 'WORKDAY' from registry_calendar c
                          join registry_cycle y on y.unit_id = c.unit_id cross join jsonb_array_elements(c.days) day
                        where y.id = :cycle and not c.gone""", Tuple.class)
                .setParameter("cycle", cycleId)
                .getResultList();
        Map<LocalDate, Boolean> worked = days.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        day -> LocalDate.parse(day.get(0, String.class)),
                        day -> day.get(1, Boolean.class),
                        (said, again) -> said && again));
        return WorkingDays.of(worked);
    }
}
