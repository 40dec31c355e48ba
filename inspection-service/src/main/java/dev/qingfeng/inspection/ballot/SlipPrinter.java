package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.document.PrintedParts;
import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;

/** Prints the slips of a sitting, to be cut apart and drawn blindly: by class, and within it in no order. */
@Singleton
class SlipPrinter {

    private static final List<String> LABELS = List.of("title", "round", "sitting", "credential", "check", "hint");
    private static final int GROUP = 5;

    /** Ten pages of six. */
    private static final int AT_ONCE = 60;

    private final PdfPrinter printer;
    private final Registry registry;
    private final Messages messages;
    private final InspectionConfig config;
    private final Template slips;

    SlipPrinter(
            PdfPrinter printer,
            Registry registry,
            Messages messages,
            InspectionConfig config,
            @Location("ballot-slips.html") Template slips) {
        this.printer = printer;
        this.registry = registry;
        this.messages = messages;
        this.config = config;
        this.slips = slips;
    }

    /** As the template names it. */
    public record PrintedSlip(String className, String credential, String checkCode, String code) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "PrintedSlip";
        }
    }

    /** What all slips of a sitting say. */
    public record Heading(
            Language language, String unit, String purpose, int round, int sitting, String place, String list) {}

    /** The heading of a sitting's slips. Refuses with 409 {@code character-not-printable} a place or unit that cannot be printed. */
    Heading heading(BallotRound round, int sitting, Language language) {
        Heading heading = new Heading(
                language,
                registry.unit(round.unitId()).name(),
                messages.text(language, "value.BallotPurpose." + round.purpose()),
                round.number(),
                sitting,
                round.sitting(sitting).place(),
                config.publicAddress()
                        .map(address -> address + "/inspection/v1/ballot-boxes/" + round.id() + "/page")
                        .orElse(""));
        printer.requirePrintable(html(heading, List.of(new PrintedSlip("", "", "", ""))));
        return heading;
    }

    /** Prints them all, {@value #AT_ONCE} at once. */
    void print(Heading heading, List<SlipService.Printed> made, OutputStream out) throws IOException {
        Map<?, List<PrintedSlip>> byClass = made.stream()
                .collect(Collectors.groupingBy(
                        SlipService.Printed::attendeeClass,
                        TreeMap::new,
                        Collectors.mapping(slip -> printed(slip, heading.language()), Collectors.toList())));
        try (PrintedParts all = new PrintedParts()) {
            for (List<PrintedSlip> ofClass : byClass.values()) {
                for (int from = 0; from < ofClass.size(); from += AT_ONCE) {
                    List<PrintedSlip> some = ofClass.subList(from, Math.min(from + AT_ONCE, ofClass.size()));
                    all.append(Loader.loadPDF(printer.print(html(heading, some))));
                }
            }
            all.writeTo(out);
        }
    }

    private String html(Heading heading, List<PrintedSlip> some) {
        return slips.data("lang", heading.language().tag())
                .data(
                        "t",
                        LABELS.stream()
                                .collect(Collectors.toMap(Function.identity(), name -> text(heading.language(), name))))
                .data("heading", heading)
                .data("slips", some)
                .render();
    }

    private PrintedSlip printed(SlipService.Printed slip, Language language) {
        return new PrintedSlip(
                messages.text(language, "value.AttendeeClass." + slip.attendeeClass()),
                written(slip.credential()),
                slip.checkCode().text(),
                QrCode.dataUri(slip.credential().characters()));
    }

    /** In groups, as people read and type it. */
    static String written(SecretCode code) {
        String characters = code.characters();
        return Stream.iterate(0, i -> i < characters.length(), i -> i + GROUP)
                .map(i -> characters.substring(i, i + GROUP))
                .collect(Collectors.joining("-"));
    }

    private String text(Language language, String name) {
        return messages.text(language, "document.ballot-slips." + name);
    }
}
