package dev.qingfeng.inspection.schedule;

import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the timetable for people: on paper, or in a workbook. */
@Singleton
class SchedulePrinter {

    private static final List<String> LABELS =
            List.of("title", "team", "unit", "days", "notice", "meetings", "conflicts", "none", "printed");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final PdfPrinter printer;
    private final Messages messages;
    private final Clock clock;
    private final Template timetable;

    SchedulePrinter(PdfPrinter printer, Messages messages, Clock clock, @Location("schedule.html") Template timetable) {
        this.printer = printer;
        this.messages = messages;
        this.clock = clock;
        this.timetable = timetable;
    }

    byte[] print(List<ScheduleRow> rows, Language language) {
        Map<String, String> labels = LABELS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), name -> messages.text(language, "document.schedule." + name)));
        return printer.print(timetable
                .data("lang", language.tag())
                .data("t", labels)
                .data("today", LocalDate.now(clock).toString())
                .data("rows", rows)
                .render());
    }

    /** By team and day; what is not planned comes last. */
    List<ScheduleRow> rows(List<Visit> visits, Timetable timetable, Map<UUID, String> teams, Language language) {
        return visits.stream()
                .map(visit -> new ScheduleRow(
                        teams.getOrDefault(visit.teamId(), ""),
                        visit.unitName() == null ? visit.unitId().toString() : visit.unitName(),
                        visit.firstDay(),
                        visit.lastDay(),
                        visit.fieldworkBeginsOn(),
                        timetable.meetings(visit).stream()
                                .map(meeting -> MOMENT.format(
                                                meeting.plannedStart().atZone(clock.getZone())) + " " + meeting.place())
                                .toList(),
                        timetable.conflicts(visit).stream()
                                .map(conflict -> conflict.day() + " " + said(conflict.kind(), language))
                                .distinct()
                                .toList()))
                .sorted(Comparator.comparing(ScheduleRow::team)
                        .thenComparing(ScheduleRow::firstDay, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ScheduleRow::unit))
                .toList();
    }

    private String said(ConflictKind kind, Language language) {
        return messages.text(language, "value.ConflictKind." + kind.name());
    }
}
