package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints ballots to fill in by hand, one for each class of voter; nothing on one tells it from another of its class. */
@Singleton
public class BallotFormPrinter {

    private static final String TOLD = "document.ballot.";

    /** Lines for people who are not named yet: as many as a leadership team has. */
    private static final int BLANK_LINES = 9;

    /** More choices than that are a table of their own. */
    private static final int CHOICES_IN_A_CELL = 3;

    private static final int HASH_SHOWN = 16;

    private final PdfPrinter printer;
    private final Messages messages;
    private final Template page;

    BallotFormPrinter(PdfPrinter printer, Messages messages, @Location("ballot-form.html") Template page) {
        this.printer = printer;
        this.messages = messages;
        this.page = page;
    }

    /** Of a table, as the template names it. */
    record Row(String name, String post) {}

    /**
     * One question, or several that are asked of the same people in the same way.
     *
     * @param number such as 3, or 3–7
     * @param columns none where it is asked once
     * @param span how many boxes stand below each column
     * @param heads how many lines the head of the table has
     * @param labels what each box of a line is called; none where the columns say it
     * @param cells empty, one for each box of a line
     */
    record Printed(
            String number,
            String text,
            String most,
            List<String> columns,
            int span,
            int heads,
            List<String> labels,
            List<String> cells,
            List<Row> rows,
            boolean stacked,
            List<String> choices) {}

    /** Of one class. */
    record Ballot(String style, String className, List<Printed> questions) {}

    /**
     * Of a form, with lines for the people whom it is about. Refuses with 409 {@code character-not-printable}.
     *
     * @param only the ballot of this class; null for those of all
     */
    byte[] print(BallotForm form, @Nullable AttendeeClass only, Language language) {
        String foot = in(
                language,
                "foot",
                form.code(),
                Integer.toString(form.edition()),
                form.sha256().substring(0, HASH_SHOWN));
        String draft = form.state() == FormState.DRAFTED ? in(language, "draft") : "";
        return print(form.definition(), Map.of(), only, "", foot, draft, language);
    }

    /**
     * Of a round, with the people whom it is about. Refuses as {@link #print(BallotForm, AttendeeClass, Language)}.
     *
     * @param only the ballot of this class; null for those of all
     * @param round which it is
     * @param foot at the bottom of each page
     */
    public byte[] print(BallotPaper paper, @Nullable AttendeeClass only, String round, String foot, Language language) {
        Map<String, List<Candidate>> candidates = paper.positions().stream()
                .filter(position -> position.candidate() != null)
                .collect(Collectors.groupingBy(
                        position -> position.question().code(),
                        Collectors.mapping(Position::candidate, Collectors.toList())));
        return print(paper.form(), candidates, only, round, foot, "", language);
    }

    private byte[] print(
            FormDefinition form,
            Map<String, List<Candidate>> candidates,
            @Nullable AttendeeClass only,
            String round,
            String foot,
            String draft,
            Language language) {
        List<AttendeeClass> classes = only == null ? List.of(AttendeeClass.values()) : List.of(only);
        List<Ballot> ballots = new ArrayList<>();
        for (AttendeeClass each : classes) {
            boolean last = ballots.size() == classes.size() - 1;
            ballots.add(new Ballot(
                    last ? "ballot last" : "ballot",
                    in(language, "class", messages.text(language, "value.AttendeeClass." + each.name())),
                    questions(form, candidates, each, language)));
        }
        return printer.print(page.data("lang", language.tag())
                .data("title", form.title().in(language))
                .data("how", in(language, "how"))
                .data("name", in(language, "name"))
                .data("draft", draft)
                .data("round", round)
                .data("foot", foot)
                .data("ballots", ballots)
                .render());
    }

    private List<Printed> questions(
            FormDefinition form,
            Map<String, List<Candidate>> candidates,
            AttendeeClass attendeeClass,
            Language language) {
        List<List<FormQuestion>> groups = new ArrayList<>();
        form.questions().stream()
                .filter(question -> question.isAskedOf(attendeeClass))
                .forEach(question -> {
                    if (groups.isEmpty() || !areOneTable(groups.get(groups.size() - 1), question, candidates)) {
                        groups.add(new ArrayList<>());
                    }
                    groups.get(groups.size() - 1).add(question);
                });
        List<Printed> printed = new ArrayList<>();
        int number = 1;
        for (List<FormQuestion> group : groups) {
            printed.add(printed(group, number, candidates, language));
            number += group.size();
        }
        return printed;
    }

    /** Whether a question can be a column beside these. */
    private static boolean areOneTable(
            List<FormQuestion> group, FormQuestion question, Map<String, List<Candidate>> candidates) {
        FormQuestion first = group.get(0);
        return question.kind() == QuestionKind.RATE
                && first.kind() == QuestionKind.RATE
                && question.about().needsCandidates()
                && question.about() == first.about()
                && question.block() == first.block()
                && question.choices().size() <= CHOICES_IN_A_CELL
                && question.choices().equals(first.choices())
                && people(question, candidates).equals(people(first, candidates));
    }

    private static List<Candidate> people(FormQuestion question, Map<String, List<Candidate>> candidates) {
        return candidates.getOrDefault(
                question.code(), Collections.nCopies(BLANK_LINES, new Candidate(new UUID(0, 0), "", "")));
    }

    private Printed printed(
            List<FormQuestion> group, int number, Map<String, List<Candidate>> candidates, Language language) {
        FormQuestion question = group.get(0);
        String text = question.text().in(language);
        Integer max = question.max();
        List<String> labels = question.choices().stream()
                .map(choice -> choice.label().in(language))
                .toList();
        String most = max == null ? in(language, "one") : in(language, "most", max.toString());
        if (!question.about().needsCandidates()) {
            boolean stacked = question.kind() == QuestionKind.SELECT;
            return new Printed(
                    Integer.toString(number),
                    text,
                    most,
                    List.of(),
                    1,
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    stacked,
                    labels);
        }
        List<Row> rows = people(question, candidates).stream()
                .map(person -> new Row(person.name(), person.post()))
                .toList();
        if (group.size() == 1) {
            List<String> columns = question.selectsPeople() ? List.of(in(language, "chosen")) : labels;
            return new Printed(
                    Integer.toString(number),
                    text,
                    most,
                    columns,
                    1,
                    1,
                    List.of(),
                    Collections.nCopies(columns.size(), ""),
                    rows,
                    false,
                    List.of());
        }
        // A box beside its label could break from it; one below it cannot be mistaken.
        List<String> below = Collections.nCopies(group.size(), labels).stream()
                .flatMap(List::stream)
                .toList();
        return new Printed(
                number + "–" + (number + group.size() - 1),
                messages.text(language, "value.FormBlock." + question.block().name()),
                most,
                IntStream.range(0, group.size())
                        .mapToObj(i -> (number + i) + ". " + group.get(i).text().in(language))
                        .toList(),
                labels.size(),
                2,
                below,
                Collections.nCopies(below.size(), ""),
                rows,
                false,
                List.of());
    }

    private String in(Language language, String key, Object... arguments) {
        return messages.text(language, TOLD + key, arguments);
    }
}
