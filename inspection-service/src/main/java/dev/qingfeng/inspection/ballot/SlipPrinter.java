package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the slips of a sitting, to be cut apart and drawn blindly: by class, and within it in no order. */
@Singleton
class SlipPrinter {

    private static final List<String> LABELS = List.of("title", "round", "sitting", "credential", "check", "hint");
    private static final int GROUP = 5;

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

    byte[] print(BallotRound round, int sitting, List<SlipService.Printed> made, Language language) {
        Map<String, String> labels =
                LABELS.stream().collect(Collectors.toMap(Function.identity(), name -> text(language, name)));
        Map<?, List<PrintedSlip>> byClass = made.stream()
                .sorted(Comparator.comparing(SlipService.Printed::attendeeClass))
                .collect(Collectors.groupingBy(
                        SlipService.Printed::attendeeClass,
                        TreeMap::new,
                        Collectors.mapping(slip -> printed(slip, language), Collectors.toList())));
        return printer.print(slips.data("lang", language.tag())
                .data("t", labels)
                .data("unit", registry.unit(round.unitId()).name())
                .data("purpose", messages.text(language, "value.BallotPurpose." + round.purpose()))
                .data("number", round.number())
                .data("sitting", sitting)
                .data("place", round.sitting(sitting).place())
                .data(
                        "list",
                        config.publicAddress()
                                .map(address -> address + "/inspection/v1/ballot-boxes/" + round.id() + "/page")
                                .orElse(""))
                .data("classes", byClass.values())
                .render());
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
