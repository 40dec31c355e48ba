package dev.qingfeng.appointment.calendar;

import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.PlausibleTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The working-day calendars of the cities that the caller may see. */
@ApplicationScoped
public class CalendarService {

    private static final String LIST = "calendars";

    private final CalendarYearRepository calendars;
    private final UnitRepository units;
    private final Importer importer;
    private final Outbox outbox;
    private final Caller caller;
    private final WorkingCalendar workingCalendar;
    private final Messages messages;
    private final Clock clock;

    CalendarService(
            CalendarYearRepository calendars,
            UnitRepository units,
            Importer importer,
            Outbox outbox,
            Caller caller,
            WorkingCalendar workingCalendar,
            Messages messages,
            Clock clock) {
        this.calendars = calendars;
        this.units = units;
        this.importer = importer;
        this.outbox = outbox;
        this.caller = caller;
        this.workingCalendar = workingCalendar;
        this.messages = messages;
        this.clock = clock;
    }

    /** Writes the days of a CSV file, see {@link CalendarRow}; all or none, unless only good ones are asked for. */
    @Transactional
    public ImportReport importCalendars(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file, CalendarRow.class, mode, language, new CalendarImport(calendars, units, outbox, caller.scope()));
    }

    /** Refuses with 404 a year that is not there or not the caller's to see. */
    @Transactional
    public CalendarYear get(UUID id) {
        return calendars
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<CalendarRow> rows() {
        return calendars.rows(caller.scope());
    }

    @Transactional
    public Page<CalendarView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                calendars.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                year -> year.id().toString(),
                CalendarView::from);
    }

    /**
     * A deadline by the calendar of the unit's city. Refuses with 404 a unit that is not there or not the caller's to see, with
     * 400 {@code out-of-range} a day that cannot be meant.
     */
    @Transactional
    public WorkingDaysView workingDays(UUID unitId, WorkingDaysQuery query, Language language) {
        UUID city =
                units.cityOf(unitId, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        LocalDate from = query.from == null ? LocalDate.now(clock) : query.from;
        if (!PlausibleTime.isPlausible(from)) {
            throw ProblemException.of(PlatformProblem.INVALID_REQUEST)
                    .withErrors(List.of(ProblemError.at(
                            "query:from", "out-of-range", messages.text(language, "error.out-of-range"))));
        }
        return WorkingDaysView.of(workingCalendar.of(city), from, query.days);
    }
}
