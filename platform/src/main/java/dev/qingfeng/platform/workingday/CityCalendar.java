package dev.qingfeng.platform.workingday;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which days are worked in a city, as a service other than the registry knows it: by its replicas {@code registry_unit}, {@code
 * registry_cycle} and {@code registry_calendar}, which bear these names in each of them.
 */
@ApplicationScoped
public class CityCalendar {

    private final EntityManager entities;

    CityCalendar(EntityManager entities) {
        this.entities = entities;
    }

    /** By what is known of all the years of the city of a cycle. */
    public WorkingDays ofCycle(UUID cycleId) {
        return of("select unit_id from registry_cycle where id = :id", cycleId);
    }

    /** The same of the city of a unit; where none is known above it weekends alone are free. */
    public WorkingDays ofUnit(UUID unitId) {
        return of("""
                select city.id from registry_unit u join registry_unit city on city.path @> u.path
                 where u.id = :id and city.kind = 'CITY' and not city.gone""", unitId);
    }

    private WorkingDays of(String city, UUID id) {
        List<?> days = entities.createNativeQuery("""
                        select day ->> 'date', day ->> 'kind' = 'WORKDAY' from registry_calendar c
                         cross join jsonb_array_elements(c.days) day
                         where c.unit_id in (%s) and not c.gone""".formatted(city), Tuple.class)
                .setParameter("id", id)
                // Nobody who asks has changed a replica, and what they are changing is not to be sent half done.
                .setFlushMode(FlushModeType.COMMIT)
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
