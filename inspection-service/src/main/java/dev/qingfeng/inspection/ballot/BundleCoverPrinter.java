package dev.qingfeng.inspection.ballot;

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

/** Prints the covers of the bundles of a pile, each with the code that is nowhere else. */
@Singleton
class BundleCoverPrinter {

    private static final List<String> LABELS = List.of("title", "round", "bundle", "papers", "order", "two", "shred");

    private final PdfPrinter printer;
    private final Registry registry;
    private final Messages messages;
    private final Template covers;

    BundleCoverPrinter(
            PdfPrinter printer, Registry registry, Messages messages, @Location("bundle-covers.html") Template covers) {
        this.printer = printer;
        this.registry = registry;
        this.messages = messages;
        this.covers = covers;
    }

    /** As the template names it. */
    public record PrintedCover(int number, int papers, String written, String code) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "PrintedCover";
        }
    }

    byte[] print(BallotRound round, List<PaperPile.Laid> bundles, Language language) {
        Map<String, String> labels = LABELS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), label -> messages.text(language, "document.bundle-covers." + label)));
        return printer.print(covers.data("lang", language.tag())
                .data("t", labels)
                .data("unit", registry.unit(round.unitId()).name())
                .data("purpose", messages.text(language, "value.BallotPurpose." + round.purpose()))
                .data("number", round.number())
                .data("count", bundles.size())
                .data(
                        "covers",
                        bundles.stream().map(BundleCoverPrinter::printed).toList())
                .render());
    }

    private static PrintedCover printed(PaperPile.Laid bundle) {
        return new PrintedCover(
                bundle.number(),
                bundle.papers(),
                SlipPrinter.written(bundle.code()),
                QrCode.dataUri(bundle.code().characters()));
    }
}
