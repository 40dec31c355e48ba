package dev.qingfeng.appointment.calendar;

import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.security.UnitPath;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the calendar years of the cities that the caller sees; a year begins with the first row of it. */
final class CalendarImport implements ImportTarget<CalendarRow, CalendarYear> {

    private static final String SEPARATOR = "/";

    private final CalendarYearRepository calendars;
    private final Outbox outbox;
    private final Map<String, UUID> cities;
    private final Map<CityYear, CalendarYear> years = new HashMap<>();

    private record CityYear(@Nullable UUID cityId, int year) {}

    CalendarImport(CalendarYearRepository calendars, UnitRepository units, Outbox outbox, UnitPath scope) {
        this.calendars = calendars;
        this.outbox = outbox;
        this.cities = units.cities(scope).stream().collect(Collectors.toMap(Unit::path, Unit::id));
    }

    @Override
    public String keyColumn() {
        return "date";
    }

    @Override
    public String key(CalendarRow row) {
        return row.unitPath() + SEPARATOR + row.date();
    }

    @Override
    public Map<String, CalendarYear> find(Collection<String> keys) {
        Map<String, CityYear> wanted =
                keys.stream().collect(Collectors.toMap(key -> key, key -> cityYear(path(key), date(key))));
        Set<Integer> dates = wanted.values().stream().map(CityYear::year).collect(Collectors.toSet());
        calendars
                .ofCities(cities.values(), dates)
                .forEach(year -> years.put(new CityYear(year.unitId(), year.year()), year));
        Map<String, CalendarYear> found = new HashMap<>();
        wanted.forEach((key, cityYear) -> {
            CalendarYear year = years.get(cityYear);
            if (year != null && year.days().containsKey(date(key))) {
                found.put(key, year);
            }
        });
        return found;
    }

    private static String path(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    private static LocalDate date(String key) {
        return LocalDate.parse(key.substring(key.indexOf(SEPARATOR) + 1));
    }

    private CityYear cityYear(String path, LocalDate date) {
        return new CityYear(cities.get(path), date.getYear());
    }

    @Override
    public List<Fault> faults(CalendarRow row, @Nullable CalendarYear existing) {
        return cities.containsKey(row.unitPath()) ? List.of() : List.of(new Fault("unitPath", "unknown-reference"));
    }

    @Override
    public boolean same(CalendarYear existing, CalendarRow row) {
        return existing.says(row.date(), row.kind(), row.name());
    }

    @Override
    public CalendarYear create(CalendarRow row) {
        CalendarYear year = years.computeIfAbsent(cityYear(row.unitPath(), row.date()), this::begin);
        change(year, row);
        return year;
    }

    private CalendarYear begin(CityYear wanted) {
        if (wanted.cityId() == null) {
            throw new IllegalStateException("A row whose city is unknown is never written");
        }
        return new CalendarYear(wanted.cityId(), wanted.year());
    }

    @Override
    public void change(CalendarYear existing, CalendarRow row) {
        existing.say(row.date(), row.kind(), row.name());
    }

    /** A year that begins is written once it has all its days, so that they are its first version. */
    @Override
    public void publish(List<CalendarYear> written) {
        List<CalendarYear> once = written.stream().distinct().toList();
        calendars.persist(once);
        outbox.publishAll(once, CalendarState::from);
    }
}
