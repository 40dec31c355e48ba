package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballot.RoundInWords.Line;
import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotForms;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryUnit;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints what happened to the box of a round 投票工作記錄, without who was chosen. */
@Singleton
class RoundProtocolPrinter {

    private static final String TOLD = "document.ballot-protocol.";

    /** Of a round that was over before it was kept who held its keys. */
    private static final String UNKNOWN = "—";

    private static final List<String> LABELS = List.of(
            "title",
            "figures",
            "keyHolders",
            "number",
            "name",
            "department",
            "publicKey",
            "openings",
            "begun",
            "outcome",
            "statement",
            "shredded",
            "task",
            "signature",
            "day");

    private final PdfPrinter printer;
    private final BoxOpeningRepository openings;
    private final RoundResultRepository results;
    private final BallotForms forms;
    private final OpenRounds papers;
    private final RoundInWords words;
    private final Registry registry;
    private final Messages messages;
    private final Template protocol;

    RoundProtocolPrinter(
            PdfPrinter printer,
            BoxOpeningRepository openings,
            RoundResultRepository results,
            BallotForms forms,
            OpenRounds papers,
            RoundInWords words,
            Registry registry,
            Messages messages,
            @Location("ballot-protocol.html") Template protocol) {
        this.printer = printer;
        this.openings = openings;
        this.results = results;
        this.forms = forms;
        this.papers = papers;
        this.words = words;
        this.registry = registry;
        this.messages = messages;
        this.protocol = protocol;
    }

    /** As the template names it. */
    public record Holder(int number, String name, String department, String publicKey) {}

    /** As the template names it. */
    public record Opening(int number, String begun, String outcome) {}

    /** Of one that was counted. Refuses with 409 {@code character-not-printable}. */
    byte[] print(BallotRound round, Language language) {
        Map<String, String> labels =
                LABELS.stream().collect(Collectors.toMap(Function.identity(), label -> in(language, label)));
        return printer.print(protocol.data("lang", language.tag())
                .data("t", labels)
                .data("foot", words.name(round, language) + " · " + in(language, "foot", round.id()))
                .data("round", words.name(round, language))
                .data("lines", lines(round, language))
                .data(
                        "figures",
                        words.figures(round, results.findById(round.id()).counts(), language))
                .data("holders", holders(round))
                .data("openings", openings(round, language))
                .data("watched", in(language, watched(round)))
                .data("signers", words.signers(round, language))
                .render());
    }

    private List<Line> lines(BallotRound round, Language language) {
        BallotForm form = forms.of(round.formId()).orElseThrow();
        List<Line> lines = new ArrayList<>();
        lines.add(words.meeting(round, language));
        lines.add(words.present(round, language));
        lines.add(text(
                language,
                "form",
                in(language, "edition", form.definition().title().in(language), form.code(), form.edition())));
        round.sittings()
                .forEach((number, sitting) -> lines.add(new Line(
                        in(language, "sitting", number),
                        sitting.place() + " · "
                                + (sitting.openedAt() == null
                                        ? in(language, "unopened")
                                        : words.moment(sitting.openedAt(), language) + " – "
                                                + words.moment(sitting.endedAt(), language)),
                        "text")));
        if (round.papers().total() > 0) {
            lines.add(text(language, "papers", papers(round.papers(), language)));
        }
        lines.add(text(language, "sealed", words.moment(round.sealedAt(), language)));
        lines.add(words.counted(round, language));
        lines.add(hash(language, "formSha256", form.sha256()));
        lines.add(hash(language, "paperSha256", papers.paper(round).sha256()));
        lines.add(hash(language, "boxSha256", Objects.requireNonNull(round.boxSha256())));
        if (round.papers().total() > 0) {
            lines.add(hash(language, "papersSha256", round.papers().manifestSha256()));
        }
        return lines;
    }

    /** When they were given out, and why that was recorded afterwards. */
    private String papers(RoundPapers given, Language language) {
        Occurrence when = Objects.requireNonNull(given.givenOutAt());
        String moment = words.moment(when.occurredAt(), language);
        String reason = when.lateReason();
        return reason == null
                ? moment
                : in(language, "late", moment, words.moment(when.recordedAt(), language), reason);
    }

    /** What those who sign were there for. */
    private static String watched(BallotRound round) {
        if (round.papers().total() == 0) {
            return "watched";
        }
        return round.sittings().isEmpty() ? "watchedPapers" : "watchedBoth";
    }

    private Line text(Language language, String label, String value) {
        return new Line(in(language, label), value, "text");
    }

    private Line hash(Language language, String label, String value) {
        return new Line(in(language, label), value, "hash");
    }

    private List<Holder> holders(BallotRound round) {
        Map<Integer, KeyHolder> known =
                round.keyHolders().stream().collect(Collectors.toMap(KeyHolder::number, Function.identity()));
        Map<UUID, String> names =
                words.names(known.values().stream().map(KeyHolder::cadreId).toList());
        Map<UUID, RegistryUnit> departments = registry.units(
                known.values().stream().map(KeyHolder::departmentId).toList());
        return round.keysFetchedBy().stream()
                .map(number -> {
                    String key =
                            HexFormat.of().formatHex(round.publicKey(number).orElseThrow());
                    KeyHolder holder = known.get(number);
                    if (holder == null) {
                        return new Holder(number, UNKNOWN, UNKNOWN, key);
                    }
                    RegistryUnit department = departments.get(holder.departmentId());
                    return new Holder(
                            number,
                            Objects.requireNonNullElse(names.get(holder.cadreId()), ""),
                            department == null ? "" : department.name(),
                            key);
                })
                .toList();
    }

    private List<Opening> openings(BallotRound round, Language language) {
        List<Opening> told = new ArrayList<>();
        for (BoxOpening opening : openings.ofRound(round.id())) {
            BoxOpeningOutcome outcome = opening.outcome();
            String said = outcome == null
                    ? messages.text(language, "value.BoxOpeningState." + opening.state())
                    : messages.text(language, "value.BoxOpeningOutcome." + outcome);
            String unfit = opening.unfitNumber() == null ? said : in(language, "unfit", said, opening.unfitNumber());
            told.add(new Opening(told.size() + 1, words.moment(opening.begunAt(), language), unfit));
        }
        return told;
    }

    private String in(Language language, String key, Object... arguments) {
        return messages.text(language, TOLD + key, arguments);
    }
}
