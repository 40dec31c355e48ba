package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.KeySheet;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the sheet with the private half of a key, which is nowhere else. */
@Singleton
class KeySheetPrinter {

    private static final List<String> LABELS =
            List.of("title", "round", "holder", "keep", "two", "shred", "shredded", "witness");

    private final PdfPrinter printer;
    private final Registry registry;
    private final Messages messages;
    private final Template sheet;

    KeySheetPrinter(
            PdfPrinter printer, Registry registry, Messages messages, @Location("key-sheet.html") Template sheet) {
        this.printer = printer;
        this.registry = registry;
        this.messages = messages;
        this.sheet = sheet;
    }

    /** @param name of the key-holder */
    byte[] print(BallotRound round, KeySheet key, String name, Language language) {
        Map<String, String> labels = LABELS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), label -> messages.text(language, "document.key-sheet." + label)));
        return printer.print(sheet.data("lang", language.tag())
                .data("t", labels)
                .data("unit", registry.unit(round.unitId()).name())
                .data("purpose", messages.text(language, "value.BallotPurpose." + round.purpose()))
                .data("number", round.number())
                .data("holder", key.holder())
                .data("name", name)
                .data("lines", key.lines())
                .data("code", QrCode.dataUri(key.text()))
                .render());
    }
}
