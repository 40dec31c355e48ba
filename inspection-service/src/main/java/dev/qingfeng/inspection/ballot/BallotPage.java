package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotbox.CheckCode;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.PlainPages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages on which people vote. */
@Singleton
class BallotPage {

    /** Before the number of a place, in the names of fields. */
    static final String FIELD = "p";

    private static final String LABELS = "page.ballot.";

    /** Of the page with the check codes. */
    private static final String BOX_LABELS = "page.ballot-box.";

    private final PlainPages pages;
    private final Messages messages;
    private final Template ask;
    private final Template fill;
    private final Template done;
    private final Template box;
    private final Template noBox;
    private final Template desk;

    BallotPage(
            PlainPages pages,
            Messages messages,
            @Location("ballot-ask.html") Template ask,
            @Location("ballot-fill.html") Template fill,
            @Location("ballot-done.html") Template done,
            @Location("ballot-box.html") Template box,
            @Location("ballot-no-box.html") Template noBox,
            @Location("ballot-desk.html") Template desk) {
        this.pages = pages;
        this.messages = messages;
        this.ask = ask;
        this.fill = fill;
        this.done = done;
        this.box = box;
        this.noBox = noBox;
        this.desk = desk;
    }

    /** As the template names it: one place of the ballot. */
    public record Place(String field, String about, List<Choice> choices) {}

    /** As the template names it. */
    public record Choice(String code, String label, boolean chosen) {}

    /** As the template names it. */
    public record Question(int number, String text, String limit, List<Place> places) {}

    /**
     * Asks for a credential.
     *
     * @param deskCode empty if none was told
     * @param refusal why what was sent before was refused; null if nothing was
     */
    String ask(Language language, String deskCode, @Nullable ProblemException refusal) {
        return with(ask, language, refusal).data("deskCode", deskCode).render();
    }

    /** @param refusal why the code that was sent before was refused; null if none was */
    String desk(Language language, @Nullable ProblemException refusal) {
        return with(desk, language, refusal).render();
    }

    /** @param codes what was chosen before; empty if nothing was */
    String fill(
            Language language,
            String deskCode,
            String credential,
            Casting.Entitled entitled,
            List<@Nullable String> codes,
            @Nullable ProblemException refusal) {
        BallotPaperView paper = BallotPaperView.of(
                entitled.round().purpose(), entitled.round().paper(), entitled.attendeeClass(), language);
        List<Question> questions = new ArrayList<>();
        for (BallotPaperView.Question question : paper.questions()) {
            String limit = question.max() == null ? "" : messages.text(language, LABELS + "most", question.max());
            List<Place> places = question.places().stream()
                    .map(place -> place(place, codes, language))
                    .toList();
            questions.add(new Question(questions.size() + 1, question.text(), limit, places));
        }
        return with(fill, language, refusal)
                .data("purpose", messages.text(language, "value.BallotPurpose." + paper.purpose()))
                .data("deskCode", deskCode)
                .data("secret", credential)
                .data("questions", questions)
                .render();
    }

    private Place place(BallotPaperView.Place place, List<@Nullable String> codes, Language language) {
        String chosen = codes.isEmpty() ? "00" : Objects.requireNonNullElse(codes.get(place.position()), "00");
        boolean selects = place.choices().size() == 1;
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("00", text(language, selects ? "leave" : "blank"), chosen));
        for (BallotPaperView.Choice choice : place.choices()) {
            String label = choice.label();
            choices.add(choice(choice.code(), selects || label == null ? text(language, "choose") : label, chosen));
        }
        String about = place.candidate();
        if (about == null) {
            String label = place.choices().get(0).label();
            about = selects && label != null ? label : "";
        }
        return new Place(FIELD + place.position(), about, choices);
    }

    private static Choice choice(String code, String label, String chosen) {
        return new Choice(code, label, code.equals(chosen));
    }

    /** With where the check codes of the round will be. */
    String done(Language language, String deskCode, UUID roundId) {
        return with(done, language, null)
                .data("deskCode", deskCode)
                .data("round", roundId)
                .render();
    }

    /** What is in a sealed box. */
    String box(Language language, BallotBoxService.Shown shown) {
        String round = messages.text(
                language,
                BOX_LABELS + "round",
                shown.unit(),
                messages.text(language, "value.BallotPurpose." + shown.purpose()),
                shown.number());
        return pages.page(box, language, BOX_LABELS, null)
                .data("round", round)
                .data("box", shown.box())
                .data(
                        "codes",
                        shown.box().checkCodes().stream()
                                .map(code -> CheckCode.read(code).text())
                                .toList())
                .render();
    }

    /** Of a box that is not there, or not sealed yet. */
    String noBox(Language language) {
        return pages.page(noBox, language, BOX_LABELS, null).render();
    }

    private TemplateInstance with(Template template, Language language, @Nullable ProblemException refusal) {
        return pages.page(template, language, LABELS, refusal);
    }

    private String text(Language language, String name) {
        return messages.text(language, LABELS + name);
    }
}
