package dev.qingfeng.inspection.registry;

import dev.qingfeng.platform.workingday.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which days are worked in a city, as the registry last told: what every deadline in working days is counted by. */
@ApplicationScoped
public class WorkingCalendar {

    private static final String DAYS = """
            select (day ->> 'date')::date, day ->> 'kind'
            from registry_calendar, jsonb_array_elements(days) day
            where unit_id = :city and not gone
            """;

    private final EntityManager entities;

    WorkingCalendar(EntityManager entities) {
        this.entities = entities;
    }

    /** By what is known of all its years. */
    public WorkingDays of(UUID cityId) {
        @SuppressWarnings("unchecked") // A native query without a class gives rows of columns.
        List<Object[]> days =
                entities.createNativeQuery(DAYS).setParameter("city", cityId).getResultList();
        Map<LocalDate, Boolean> worked = new HashMap<>();
        days.forEach(day -> worked.put(day(day[0]), "WORKDAY".equals(day[1])));
        return WorkingDays.of(worked);
    }

    private static LocalDate day(Object date) {
        return date instanceof Date sql ? sql.toLocalDate() : (LocalDate) date;
    }
}
