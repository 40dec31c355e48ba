package dev.qingfeng.appointment.form;

import dev.qingfeng.appointment.cadre.CadreDetails;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Training;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.vocabulary.Labels;
import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints appointment forms. What the registry does not know stays empty, to be filled in by hand. */
@Singleton
class AppointmentFormPrinter {

    private static final String KEY = "document.form.";

    /** As the template names them. */
    private static final List<String> WORDS = List.of(
            "title",
            "name",
            "sex",
            "birth",
            "ethnicity",
            "origin",
            "birthplace",
            "party",
            "work",
            "health",
            "education",
            "profession",
            "trainings",
            "present",
            "proposed",
            "relieved",
            "career",
            "awards",
            "assessments",
            "reason",
            "kin",
            "relation",
            "kinName",
            "kinBirth",
            "kinPlace",
            "reporting",
            "approving",
            "appointing",
            "seal",
            "date",
            "staffNumber",
            "foot");

    /** 簡歷 names months. */
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT);

    private final PdfPrinter printer;
    private final Messages messages;
    private final Template page;

    AppointmentFormPrinter(PdfPrinter printer, Messages messages, @Location("appointment-form.html") Template page) {
        this.printer = printer;
        this.messages = messages;
        this.page = page;
    }

    /** A line of a career. */
    record Line(String when, String what) {}

    /** A line of kin. */
    record KinLine(String relation, String name, String birth, String place) {}

    /** Refuses with 409 {@code character-not-printable}. */
    byte[] print(AppointmentForm form, Language language) {
        return printer.print(new Words(language).page(form));
    }

    /** In one language. */
    private final class Words {

        private final Language language;
        private final Labels labels;

        Words(Language language) {
            this.language = language;
            this.labels = new Labels(messages, language);
        }

        String page(AppointmentForm form) {
            CadreDetails details = form.cadre().details();
            LocalDate joined = details.partyJoinedOn();
            String reason = form.move().reason();
            return page.data("lang", language.tag())
                    .data("t", WORDS.stream().collect(Collectors.toMap(Function.identity(), word -> say(word))))
                    .data("staffNumber", form.cadre().staffNumber())
                    .data("name", details.name())
                    .data("sex", labels.of(details.sex()))
                    .data("birth", birth(details.birthDate(), form.ageOn()))
                    .data("party", joined == null ? "" : MONTH.format(joined))
                    .data("education", labels.of(details.education()))
                    .data("trainings", trainings(details))
                    .data("present", ranked(form.origin(), form.move().origin().rank()))
                    .data("proposed", proposed(form))
                    .data("relieved", form.leavesPost() ? place(form.origin()) : "")
                    .data("career", form.career().stream().map(this::line).toList())
                    .data("assessments", assessments(form))
                    .data("reason", reason == null ? "" : reason)
                    .data("kin", form.kin().stream().map(this::line).toList())
                    .data("ageOn", say("ageOn", form.ageOn().toString()))
                    .render();
        }

        private String birth(LocalDate birthDate, LocalDate on) {
            return say(
                    "born",
                    MONTH.format(birthDate),
                    Period.between(birthDate, on).getYears());
        }

        private String trainings(CadreDetails details) {
            return joined(details.trainings().stream().map(Training::valueOf).map(labels::of));
        }

        private String assessments(AppointmentForm form) {
            return joined(form.assessments().stream()
                    .map(one -> say("assessed", Integer.toString(one.year()), labels.of(one.grade()))));
        }

        /** Nothing for a removal, which leads nowhere. */
        private String proposed(AppointmentForm form) {
            Move move = form.move();
            return move.kind() == MoveKind.REMOVAL
                    ? ""
                    : say(
                            "proposal",
                            labels.of(move.kind(), move.rankAndBenefits()),
                            ranked(form.target(), move.target().rank()));
        }

        private String ranked(AppointmentForm.Held held, Rank rank) {
            return say("ranked", place(held), labels.of(rank));
        }

        private String place(AppointmentForm.Held held) {
            return held.post() == null ? held.unit() : held.unit() + " " + labels.of(held.post(), held.unitKind());
        }

        private Line line(AppointmentForm.Time time) {
            LocalDate until = time.until();
            return new Line(
                    MONTH.format(time.since()) + "—" + (until == null ? "" : MONTH.format(until)),
                    time.registered() == null ? time.told() : place(time.registered()));
        }

        private KinLine line(AppointmentForm.Kin kin) {
            return new KinLine(
                    labels.of(kin.relation()), kin.name(), MONTH.format(kin.birthDate()), place(kin.place()));
        }

        private String joined(Stream<String> parts) {
            return parts.collect(Collectors.joining(messages.pattern(language, KEY + "between")));
        }

        private String say(String key, Object... arguments) {
            return messages.text(language, KEY + key, arguments);
        }
    }
}
