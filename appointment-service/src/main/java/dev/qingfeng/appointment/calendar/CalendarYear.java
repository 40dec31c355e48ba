package dev.qingfeng.appointment.calendar;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;

/** One year of a city's working-day calendar 工作日曆: which of its days are holidays, and which are worked for them. */
@Entity
public class CalendarYear implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID unitId;
    private int year;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "calendar_day", joinColumns = @JoinColumn(name = "calendar_id"))
    @MapKeyColumn(name = "date")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<LocalDate, CalendarDay> days;

    /** For Hibernate. */
    protected CalendarYear() {}

    CalendarYear(UUID cityId, int year) {
        this.unitId = cityId;
        this.year = year;
        this.days = new HashMap<>();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** The city. */
    public UUID unitId() {
        return unitId;
    }

    public int year() {
        return year;
    }

    /** By date. */
    SortedMap<LocalDate, CalendarDay> days() {
        return new TreeMap<>(days);
    }

    /** Says of a day of this year what it is, instead of what was said before. */
    void say(LocalDate date, DayKind kind, String name) {
        if (date.getYear() != year) {
            throw new IllegalArgumentException("%s is no day of %d".formatted(date, year));
        }
        days.put(date, new CalendarDay(unitId, kind, name));
    }

    boolean says(LocalDate date, DayKind kind, String name) {
        return new CalendarDay(unitId, kind, name).equals(days.get(date));
    }
}
