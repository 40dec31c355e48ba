package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotForms;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.meeting.MeetingRepository;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryUnit;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what happened to the box of a round 投票工作記錄, without who was chosen. */
@Singleton
class RoundProtocolPrinter {

    private static final String TOLD = "document.ballot-protocol.";

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
            "watched",
            "shredded",
            "task",
            "signature",
            "day");

    private final PdfPrinter printer;
    private final MeetingRepository meetings;
    private final KeyHoldersRepository holders;
    private final BoxOpeningRepository openings;
    private final RoundResultRepository results;
    private final BallotForms forms;
    private final OpenRounds papers;
    private final Slips slips;
    private final Signers signers;
    private final Registry registry;
    private final Messages messages;
    private final Clock clock;
    private final Template protocol;

    RoundProtocolPrinter(
            PdfPrinter printer,
            MeetingRepository meetings,
            KeyHoldersRepository holders,
            BoxOpeningRepository openings,
            RoundResultRepository results,
            BallotForms forms,
            OpenRounds papers,
            Slips slips,
            Signers signers,
            Registry registry,
            Messages messages,
            Clock clock,
            @Location("ballot-protocol.html") Template protocol) {
        this.printer = printer;
        this.meetings = meetings;
        this.holders = holders;
        this.openings = openings;
        this.results = results;
        this.forms = forms;
        this.papers = papers;
        this.slips = slips;
        this.signers = signers;
        this.registry = registry;
        this.messages = messages;
        this.clock = clock;
        this.protocol = protocol;
    }

    /** As the template names it; {@code style} is that of the value. */
    public record Line(String label, String value, String style) {}

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
                .data("foot", in(language, "foot", round.id()))
                .data(
                        "round",
                        in(
                                language,
                                "round",
                                registry.unit(round.unitId()).name(),
                                messages.text(language, "value.BallotPurpose." + round.purpose()),
                                round.number()))
                .data("lines", lines(round, language))
                .data("figures", figures(round, language))
                .data("holders", holders(round))
                .data("openings", openings(round, language))
                .data("signers", signers.of(round, language))
                .render());
    }

    private List<Line> lines(BallotRound round, Language language) {
        Meeting meeting = meetings.findById(round.meetingId());
        BallotForm form = forms.of(round.formId()).orElseThrow();
        List<Line> lines = new ArrayList<>();
        lines.add(text(language, "meeting", meeting.place() + " · " + moment(meeting.start(), language)));
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
                                        : moment(sitting.openedAt(), language) + " – "
                                                + moment(sitting.endedAt(), language)),
                        "text")));
        lines.add(text(language, "sealed", moment(round.sealedAt(), language)));
        lines.add(text(language, "counted", moment(round.closedAt(), language)));
        lines.add(hash(language, "formSha256", form.sha256()));
        lines.add(hash(language, "paperSha256", papers.paper(round).sha256()));
        lines.add(hash(language, "boxSha256", Objects.requireNonNull(round.boxSha256())));
        if (round.papers().total() > 0) {
            lines.add(hash(language, "papersSha256", round.papers().manifestSha256()));
        }
        return lines;
    }

    private Line text(Language language, String label, String value) {
        return new Line(in(language, label), value, "text");
    }

    private Line hash(Language language, String label, String value) {
        return new Line(in(language, label), value, "hash");
    }

    /** Of few ballots, how many are blank would tell what one said. */
    private List<Line> figures(BallotRound round, Language language) {
        TallyResult counts = results.findById(round.id()).counts();
        String blank = counts.tellsNothing() ? in(language, "withheld") : Long.toString(counts.blank());
        List<Line> figures = new ArrayList<>();
        figures.add(text(language, "issued", Integer.toString(slips.issued(round.id()))));
        if (round.papers().total() > 0) {
            figures.add(
                    text(language, "givenOut", Integer.toString(round.papers().total())));
            figures.add(text(language, "returned", String.valueOf(round.papers().returned())));
        }
        figures.add(text(language, "cast", Long.toString(counts.ballots())));
        figures.add(text(language, "blank", blank));
        figures.add(text(language, "spoilt", Long.toString(counts.spoilt())));
        return figures;
    }

    private List<Holder> holders(BallotRound round) {
        List<KeyHolder> named = holders.findById(round.meetingId()).holders();
        Map<UUID, String> names =
                signers.names(named.stream().map(KeyHolder::cadreId).toList());
        Map<UUID, RegistryUnit> departments =
                registry.units(named.stream().map(KeyHolder::departmentId).toList());
        return named.stream()
                .map(holder -> new Holder(
                        holder.number(),
                        Objects.requireNonNullElse(names.get(holder.cadreId()), ""),
                        departments.containsKey(holder.departmentId())
                                ? departments.get(holder.departmentId()).name()
                                : "",
                        HexFormat.of()
                                .formatHex(round.publicKey(holder.number()).orElseThrow())))
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
            told.add(new Opening(told.size() + 1, moment(opening.begunAt(), language), unfit));
        }
        return told;
    }

    private String moment(@Nullable Instant moment, Language language) {
        return moment == null
                ? "–"
                : DateTimeFormatter.ofPattern(
                                messages.pattern(language, TOLD + "moment"), Locale.forLanguageTag(language.tag()))
                        .format(moment.atZone(clock.getZone()));
    }

    private String in(Language language, String key, Object... arguments) {
        return messages.text(language, TOLD + key, arguments);
    }
}
