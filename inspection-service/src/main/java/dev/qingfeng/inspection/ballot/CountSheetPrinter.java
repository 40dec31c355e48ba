package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballot.RoundInWords.Line;
import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.ballotform.Candidate;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import dev.qingfeng.inspection.ballotform.Position;
import dev.qingfeng.inspection.ballotform.QuestionKind;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints how many chose what 計票單. Figures by class are not on it: they are for the result alone. */
@Singleton
class CountSheetPrinter {

    private static final String TOLD = "document.count-sheet.";
    private static final List<String> LABELS =
            List.of("title", "secret", "withheld", "task", "name", "signature", "day");

    /** More choices than that stand below each other. */
    private static final int COLUMNS = 7;

    private static final int HASH_SHOWN = 16;
    private static final int CHOSEN = 1;

    private final PdfPrinter printer;
    private final RoundInWords words;
    private final Messages messages;
    private final Template sheet;

    CountSheetPrinter(
            PdfPrinter printer, RoundInWords words, Messages messages, @Location("count-sheet.html") Template sheet) {
        this.printer = printer;
        this.words = words;
        this.messages = messages;
        this.sheet = sheet;
    }

    /** As the template names it. */
    public record Row(String name, String post, List<String> cells) {}

    /**
     * As the template names it.
     *
     * @param first what stands above the names of rows; empty where they have none
     */
    public record Printed(
            int number,
            String text,
            String asked,
            boolean withheld,
            String first,
            List<String> columns,
            List<Row> rows) {}

    /** Refuses with 409 {@code character-not-printable}. */
    byte[] print(BallotRound round, RoundResult result, BallotPaper paper, Language language) {
        TallyResult counts = result.counts();
        Map<String, String> labels =
                LABELS.stream().collect(Collectors.toMap(Function.identity(), label -> in(language, label)));
        List<Printed> questions = new ArrayList<>();
        for (TallyResult.Question question : counts.questions()) {
            FormQuestion asked = paper.form().question(question.code()).orElseThrow();
            questions.add(printed(questions.size() + 1, asked, question, paper.positions(), language));
        }
        return printer.print(sheet.data("lang", language.tag())
                .data("t", labels)
                .data(
                        "foot",
                        words.name(round, language)
                                + " · "
                                + in(language, "foot", result.sha256().substring(0, HASH_SHOWN)))
                .data("round", words.name(round, language))
                .data(
                        "lines",
                        List.of(
                                words.meeting(round, language),
                                words.present(round, language),
                                words.counted(round, language),
                                new Line(in(language, "sha256"), result.sha256(), "text")))
                .data("figures", words.figures(round, counts, language))
                .data("questions", questions)
                .data("signers", words.signers(round, language))
                .render());
    }

    private Printed printed(
            int number,
            FormQuestion question,
            TallyResult.Question figures,
            List<Position> positions,
            Language language) {
        List<String> labels = question.choices().stream()
                .map(choice -> choice.label().in(language))
                .toList();
        boolean rates = question.kind() == QuestionKind.RATE;
        boolean people = question.about().needsCandidates();
        boolean below = rates && labels.size() > COLUMNS;
        String first = people ? in(language, "name") : !rates || below ? in(language, "choice") : "";
        List<String> columns = new ArrayList<>();
        if (below && people) {
            columns.add(in(language, "choice"));
        }
        if (rates && !below) {
            columns.addAll(labels);
            columns.add(in(language, "blank"));
        } else {
            columns.add(in(language, "ballots"));
        }
        List<Row> rows = new ArrayList<>();
        for (TallyResult.Place place : figures.places()) {
            Position position = positions.get(place.position());
            Candidate candidate = position.candidate();
            String name = candidate == null ? "" : candidate.name();
            String post = candidate == null ? "" : candidate.post();
            List<Long> counted = place.counts();
            Integer choice = position.choice();
            if (!rates) {
                rows.add(new Row(
                        choice == null ? name : labels.get(choice - 1),
                        post,
                        List.of(counted.get(CHOSEN).toString())));
            } else if (below) {
                for (int i = 1; i <= labels.size() + 1; i++) {
                    String label = i <= labels.size() ? labels.get(i - 1) : in(language, "blank");
                    String count = counted.get(i <= labels.size() ? i : 0).toString();
                    rows.add(people ? new Row(name, post, List.of(label, count)) : new Row(label, "", List.of(count)));
                }
            } else {
                rows.add(new Row(
                        name,
                        post,
                        Stream.concat(counted.stream().skip(1), Stream.of(counted.get(0)))
                                .map(Object::toString)
                                .toList()));
            }
        }
        return new Printed(
                number,
                question.text().in(language),
                in(language, "asked", figures.asked()),
                figures.withheld(),
                first,
                columns,
                rows);
    }

    private String in(Language language, String key, Object... arguments) {
        return messages.text(language, TOLD + key, arguments);
    }
}
