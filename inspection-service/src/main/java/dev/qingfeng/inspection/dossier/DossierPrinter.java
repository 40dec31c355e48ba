package dev.qingfeng.inspection.dossier;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts dossiers into words, to print. */
@Singleton
class DossierPrinter {

    private static final String TOLD = "document.dossier.";

    /** In the place of a figure that is not told. */
    private static final String NOT_TOLD = "—";

    private final PdfPrinter printer;
    private final Messages messages;
    private final Clock clock;
    private final Template page;

    DossierPrinter(PdfPrinter printer, Messages messages, Clock clock, @Location("dossier.html") Template page) {
        this.printer = printer;
        this.messages = messages;
        this.clock = clock;
        this.page = page;
    }

    /** What is said of something. */
    record Line(String label, String value) {}

    /** One part of a dossier, as it is printed. */
    record Part(String title, List<Line> lines, String origin) {}

    /** Refuses with 409 {@code character-not-printable}. */
    byte[] print(Dossier dossier, @Nullable DossierVersionEntry version, Language language) {
        return printer.print(new Words(language).page(dossier, version));
    }

    /** In one language. */
    private final class Words {

        private final Language language;

        Words(Language language) {
            this.language = language;
        }

        String page(Dossier dossier, @Nullable DossierVersionEntry version) {
            return page.data("lang", language.tag())
                    .data("title", say("title"))
                    .data("name", dossier.person().name())
                    .data("unit", dossier.person().unit())
                    .data("secret", say("secret"))
                    .data("parts", parts(dossier))
                    .data("missing", sections("missing", dossier.missing()))
                    .data("withheld", sections("withheld", dossier.withheld()))
                    .data("foot", foot(version))
                    .render();
        }

        private String foot(@Nullable DossierVersionEntry version) {
            if (version == null) {
                return say("now", moment(clock.instant()));
            }
            String sha256 = version.sha256();
            return say(
                    "version",
                    Integer.toString(version.edition()),
                    moment(version.fixedAt()),
                    sha256 == null ? NOT_TOLD : sha256);
        }

        private String sections(String key, List<DossierSection> sections) {
            return sections.isEmpty()
                    ? ""
                    : say(key, sections.stream().map(this::value).collect(Collectors.joining(comma())));
        }

        private List<Part> parts(Dossier dossier) {
            List<Part> parts = new ArrayList<>();
            parts.add(person(dossier.person()));
            if (dossier.notice() != null) {
                parts.add(notice(dossier.notice()));
            }
            if (dossier.steps() != null) {
                parts.add(steps(dossier.steps()));
            }
            if (dossier.meetings() != null) {
                parts.add(meetings(dossier.meetings()));
            }
            if (dossier.interviews() != null) {
                parts.add(interviews(dossier.interviews()));
            }
            if (dossier.opinionsInInterviews() != null) {
                parts.add(opinions(dossier.opinionsInInterviews(), dossier.person()));
            }
            if (dossier.ballots() != null) {
                parts.add(ballots(dossier.ballots()));
            }
            if (dossier.talks() != null) {
                parts.add(talks(dossier.talks()));
            }
            if (dossier.preliminaryOpinion() != null) {
                parts.add(preliminary(dossier.preliminaryOpinion()));
            }
            if (dossier.evaluation() != null) {
                parts.add(evaluation(dossier.evaluation()));
            }
            parts.add(findings(dossier.findings()));
            return parts;
        }

        private Part part(DossierSection section, List<Line> lines, DossierSource source, @Nullable Instant asOf) {
            String from = value(source);
            return new Part(
                    value(section), lines, asOf == null ? say("origin", from) : say("originAsOf", from, moment(asOf)));
        }

        private Part person(Dossier.Person person) {
            List<Line> lines = List.of(
                    line("name", person.name()),
                    line("unit", person.unit()),
                    line("post", post(person.post(), person.unitKind())));
            return new Part(
                    value(DossierSection.PERSON),
                    lines,
                    say("originVersion", value(person.source()), Long.toString(person.registryVersion())));
        }

        private Part notice(Dossier.Notice notice) {
            List<Line> lines = List.of(
                    line("posted", moment(notice.postedAt()) + comma() + notice.place()),
                    line("begins", day(notice.fieldworkBeginsOn())),
                    line("issued", Integer.toString(notice.issued())));
            return part(DossierSection.NOTICE, lines, notice.source(), notice.asOf());
        }

        private Part steps(Dossier.Steps steps) {
            List<Line> lines = steps.done().stream()
                    .map(step -> new Line(
                            step.step().number() + " " + value(step.step()),
                            span(step.startedAt(), step.endedAt())
                                    + comma()
                                    + step.place()
                                    + (step.late() ? say("late") : "")))
                    .toList();
            return part(DossierSection.STEPS, lines, steps.source(), steps.asOf());
        }

        private Part meetings(Dossier.Meetings meetings) {
            List<Line> lines = new ArrayList<>();
            for (Dossier.Meetings.HeldMeeting meeting : meetings.held()) {
                lines.add(new Line(
                        moment(meeting.startedAt()),
                        meeting.place()
                                + comma()
                                + meeting.steps().stream()
                                        .map(Step::number)
                                        .map(number -> say("step", number.toString()))
                                        .collect(Collectors.joining(comma()))));
                meeting.classes()
                        .forEach(each -> lines.add(new Line(
                                value(each.attendeeClass()),
                                say(
                                        "attendance",
                                        Integer.toString(each.expected()),
                                        Integer.toString(each.present())))));
            }
            return part(DossierSection.MEETINGS, lines, meetings.source(), meetings.asOf());
        }

        private Part interviews(Dossier.Interviews interviews) {
            List<Line> lines = new ArrayList<>();
            lines.add(line("people", Integer.toString(interviews.people())));
            interviews
                    .strata()
                    .forEach(each -> lines.add(new Line(value(each.stratum()), Integer.toString(each.people()))));
            return part(DossierSection.INTERVIEWS, lines, interviews.source(), interviews.asOf());
        }

        private Part opinions(Dossier.OpinionsInInterviews opinions, Dossier.Person person) {
            List<Line> lines = new ArrayList<>();
            lines.add(line("gave", figure(opinions.people())));
            opinions.grades().forEach(each -> lines.add(new Line(value(each.grade()), figure(each.opinions()))));
            opinions.recommendations()
                    .forEach(each -> lines.add(new Line(
                            say("recommended", post(each.post().name(), person.unitKind())),
                            Integer.toString(each.people()))));
            return part(DossierSection.OPINIONS_IN_INTERVIEWS, lines, opinions.source(), opinions.asOf());
        }

        private Part ballots(Dossier.Ballots ballots) {
            List<Line> lines = new ArrayList<>();
            for (Dossier.Ballots.OnQuestion question : ballots.questions()) {
                lines.add(new Line(
                        say("round", value(question.purpose()), question.round()),
                        say("asked", question.question().in(language), question.ballots())));
                question.choices()
                        .forEach(choice -> lines.add(new Line(choice(choice), Long.toString(choice.ballots()))));
            }
            return part(DossierSection.BALLOTS, lines, ballots.source(), ballots.asOf());
        }

        private String choice(Dossier.Ballots.OnChoice choice) {
            if (choice.blank()) {
                return say("blank");
            }
            return choice.choice() == null ? say("selected") : choice.choice().in(language);
        }

        private Part talks(Dossier.Talks talks) {
            List<Line> lines = talks.held().stream()
                    .map(talk -> new Line(value(talk.kind()), moment(talk.startedAt())))
                    .toList();
            return part(DossierSection.TALKS, lines, talks.source(), talks.asOf());
        }

        private Part preliminary(Dossier.PreliminaryOpinionOfMember opinion) {
            List<Line> lines = List.of(
                    line("met", moment(opinion.metAt())),
                    line("grade", value(opinion.grade())),
                    line("merits", opinion.merits()),
                    line("shortcomings", opinion.shortcomings()));
            return part(DossierSection.PRELIMINARY_OPINION, lines, opinion.source(), opinion.asOf());
        }

        private Part evaluation(Dossier.EvaluationOfMember evaluation) {
            List<Line> lines = Stream.concat(
                            Stream.of(line("grade", value(evaluation.grade()))),
                            evaluation.reasons().stream().map(reason -> line("reason", reason)))
                    .toList();
            return part(DossierSection.EVALUATION, lines, evaluation.source(), evaluation.asOf());
        }

        private Part findings(Dossier.Findings findings) {
            List<Line> lines = List.of(line("findings", Integer.toString(findings.number())));
            return part(DossierSection.FINDINGS, lines, findings.source(), findings.asOf());
        }

        private Line line(String key, String value) {
            return new Line(say(key), value);
        }

        private static String figure(@Nullable Integer number) {
            return number == null ? NOT_TOLD : number.toString();
        }

        /** As it is called in a unit of its kind; by its code where we know no label. */
        private String post(@Nullable String kind, @Nullable String unitKind) {
            if (kind == null) {
                return NOT_TOLD;
            }
            String key = "value.PostKind." + kind;
            String ofUnit = messages.pattern(language, key + "." + unitKind);
            return ofUnit.startsWith(key)
                    ? messages.text(language, key).replaceFirst("^value\\.PostKind\\.", "")
                    : ofUnit;
        }

        private String value(Enum<?> code) {
            return messages.text(language, "value." + code.getDeclaringClass().getSimpleName() + "." + code.name());
        }

        private String say(String key, Object... arguments) {
            return messages.text(language, TOLD + key, arguments);
        }

        private String comma() {
            return messages.pattern(language, TOLD + "between");
        }

        private String moment(Instant instant) {
            return format("moment").format(instant.atZone(clock.getZone()));
        }

        /** Of what ends on the day on which it began the day is told once. */
        private String span(Instant start, Instant end) {
            boolean sameDay =
                    LocalDate.ofInstant(start, clock.getZone()).equals(LocalDate.ofInstant(end, clock.getZone()));
            return moment(start) + " – " + (sameDay ? format("time").format(end.atZone(clock.getZone())) : moment(end));
        }

        private String day(LocalDate day) {
            return format("day").format(day);
        }

        private DateTimeFormatter format(String key) {
            Locale locale = language == Language.EN ? Locale.ENGLISH : Locale.CHINESE;
            return DateTimeFormatter.ofPattern(messages.pattern(language, TOLD + key), locale);
        }
    }
}
