package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.document.PrintFont;
import dev.qingfeng.platform.document.PrintedParts;
import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.pledge.text.PledgeText;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * Prints forms, and onto each of their pages the code by which it is known again when it is scanned. How many pages a form has
 * is known only once it is laid out, so that the codes come last.
 */
@Singleton
class FormPrinter {

    /** Laid out at once: so many need about 100 MB. */
    private static final int AT_ONCE = 50;

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final float CODE_SIDE = 30 * MILLIMETRE;
    private static final float CODE_BOTTOM = 12 * MILLIMETRE;
    private static final float SIDE = 26 * MILLIMETRE;
    private static final float NOTE_SIZE = 9;

    private final PdfPrinter printer;
    private final PrintFont font;
    private final FormCodes codes;
    private final Messages messages;
    private final Template forms;

    FormPrinter(
            PdfPrinter printer,
            PrintFont font,
            FormCodes codes,
            Messages messages,
            @Location("forms.html") Template forms) {
        this.printer = printer;
        this.font = font;
        this.codes = codes;
        this.messages = messages;
        this.forms = forms;
    }

    /** A character in this part of a paper that the font lacks. */
    private record Missing(PledgePaper paper, String character, String codePoint, String part) {}

    /** Refuses with 409 {@code character-not-printable}, and names every paper that is to blame, so that nobody finds them one by one. */
    private void requirePrintable(List<PledgePaper> papers, Language language) {
        List<Missing> missing = papers.stream()
                .flatMap(paper -> missing(paper, language).stream())
                .toList();
        if (!missing.isEmpty()) {
            Missing first = missing.get(0);
            throw ProblemException.of(
                            PlatformProblem.CHARACTER_NOT_PRINTABLE, first.character, first.codePoint, first.part)
                    .withErrors(missing.stream()
                            .map(one -> ProblemError.at(
                                    "pledge:" + one.paper.id(),
                                    "character-not-printable",
                                    PledgeLabels.text(
                                            language,
                                            messages,
                                            "notPrintable",
                                            one.paper.staffNumber(),
                                            one.character,
                                            one.codePoint,
                                            one.part)))
                            .toList());
        }
    }

    private Optional<Missing> missing(PledgePaper paper, Language language) {
        return missing(paper, paper.name(), "name", language)
                .or(() -> missing(paper, paper.unit(), "unit", language))
                .or(() -> missing(paper, paper.staffNumber(), "staffNumber", language));
    }

    private Optional<Missing> missing(PledgePaper paper, String text, String label, Language language) {
        OptionalInt character = font.firstMissing(text);
        return character.isEmpty()
                ? Optional.empty()
                : Optional.of(new Missing(
                        paper,
                        Character.toString(character.getAsInt()),
                        String.format(Locale.ROOT, "U+%04X", character.getAsInt()),
                        PledgeLabels.text(language, messages, label)));
    }

    /**
     * In the order given; a page that says so where there are none. One print at a time, for want of memory; others wait. Refuses with
     * 409 {@code character-not-printable}, naming every paper that is to blame.
     */
    synchronized byte[] print(List<PledgePaper> papers, PledgeText text, Language language) {
        requirePrintable(papers, language);
        try (PrintedParts all = new PrintedParts()) {
            all.append(laidOut(papers.subList(0, Math.min(AT_ONCE, papers.size())), text, language));
            for (int from = AT_ONCE; from < papers.size(); from += AT_ONCE) {
                all.append(laidOut(papers.subList(from, Math.min(from + AT_ONCE, papers.size())), text, language));
            }
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            all.writeTo(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDDocument laidOut(List<PledgePaper> papers, PledgeText text, Language language) throws IOException {
        String cycle = papers.isEmpty()
                ? ""
                : PledgeLabels.text(language, messages, "cycle", papers.get(0).cycleCode());
        byte[] pdf = printer.print(forms.data("lang", language.tag())
                .data("t", PledgeLabels.in(language, messages))
                .data("papers", papers)
                .data("cycle", cycle)
                .data("paragraphs", PledgeLabels.paragraphs(text.text().in(language)))
                .render());
        PDDocument document = Loader.loadPDF(pdf);
        List<Integer> begins = begins(document);
        PDFont note = font.load(document);
        for (int i = 0; i < papers.size(); i++) {
            int end = i + 1 < papers.size() ? begins.get(i + 1) : document.getNumberOfPages();
            int pages = end - begins.get(i);
            for (int page = 1; page <= pages; page++) {
                FormCode code = new FormCode(papers.get(i).id(), text.edition(), page, pages);
                PDPage sheet = document.getPage(begins.get(i) + page - 1);
                mark(document, sheet, code, note, papers.get(i).staffNumber(), language);
            }
        }
        return document;
    }

    /** The page on which each form begins, by the bookmarks of the template, which are not needed any more. */
    private static List<Integer> begins(PDDocument document) throws IOException {
        List<Integer> begins = new ArrayList<>();
        if (document.getDocumentCatalog().getDocumentOutline() != null) {
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                begins.add(document.getPages().indexOf(item.findDestinationPage(document)));
            }
            document.getDocumentCatalog().setDocumentOutline(null);
        }
        return begins;
    }

    private void mark(
            PDDocument document, PDPage page, FormCode code, PDFont note, String staffNumber, Language language)
            throws IOException {
        BufferedImage image = QrCode.image(codes.write(code));
        float right = page.getMediaBox().getWidth() - SIDE;
        try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            content.drawImage(
                    LosslessFactory.createFromImage(document, image),
                    right - CODE_SIDE,
                    CODE_BOTTOM,
                    CODE_SIDE,
                    CODE_SIDE);
            content.beginText();
            content.setFont(note, NOTE_SIZE);
            content.setLeading(NOTE_SIZE * 1.6f);
            content.newLineAtOffset(SIDE, CODE_BOTTOM + NOTE_SIZE * 3);
            content.showText(staffNumber);
            content.newLine();
            content.showText(PledgeLabels.text(language, messages, "page", code.page(), code.pages()));
            content.newLine();
            content.showText(PledgeLabels.text(language, messages, "keepCode"));
            content.endText();
        }
    }
}
