package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the list on which those who come sign, each with the code by which they are checked in from paper. */
@Singleton
class AttendanceListPrinter {

    private static final List<String> LABELS =
            List.of("title", "place", "number", "class", "name", "organisation", "signature", "code", "none");

    private final PdfPrinter printer;
    private final AttendeeCodes codes;
    private final Messages messages;
    private final Clock clock;
    private final Template list;

    AttendanceListPrinter(
            PdfPrinter printer,
            AttendeeCodes codes,
            Messages messages,
            Clock clock,
            @Location("attendance-list.html") Template list) {
        this.printer = printer;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
        this.list = list;
    }

    /** As the template names it. */
    public record PrintedLine(int number, String className, String name, String organisation, String code) {}

    /** By class, and by name within it. */
    byte[] print(Meeting meeting, Collection<Attendee> attendees, Map<UUID, RegistryCadre> people, Language language) {
        List<Attendee> sorted = attendees.stream()
                .sorted(Comparator.comparing(Attendee::attendeeClass)
                        .thenComparing(attendee -> name(attendee, people))
                        .thenComparing(Attendee::id))
                .toList();
        List<PrintedLine> lines = Stream.iterate(0, i -> i < sorted.size(), i -> i + 1)
                .map(i -> line(i + 1, sorted.get(i), people, language))
                .toList();
        Map<String, String> labels =
                LABELS.stream().collect(Collectors.toMap(Function.identity(), name -> text(language, name)));
        String start = DateTimeFormatter.ofPattern(
                        messages.pattern(language, "document.attendance.moment"), Locale.forLanguageTag(language.tag()))
                .format(meeting.plannedStart().atZone(clock.getZone()));
        return printer.print(list.data("lang", language.tag())
                .data("t", labels)
                .data("place", meeting.place())
                .data("start", start)
                .data("lines", lines)
                .render());
    }

    private PrintedLine line(int number, Attendee attendee, Map<UUID, RegistryCadre> people, Language language) {
        return new PrintedLine(
                number,
                messages.text(
                        language,
                        "value.AttendeeClass." + attendee.attendeeClass().name()),
                name(attendee, people),
                Objects.requireNonNullElse(attendee.identity().organisation(), ""),
                QrCode.dataUri(codes.write(attendee.id())));
    }

    private static String name(Attendee attendee, Map<UUID, RegistryCadre> people) {
        return Objects.requireNonNullElse(attendee.identity().nameIn(people), "");
    }

    private String text(Language language, String name) {
        return messages.text(language, "document.attendance." + name);
    }
}
