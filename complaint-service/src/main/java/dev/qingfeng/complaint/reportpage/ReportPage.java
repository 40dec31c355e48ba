package dev.qingfeng.complaint.reportpage;

import dev.qingfeng.complaint.complaint.ComplaintCategory;
import dev.qingfeng.complaint.message.Author;
import dev.qingfeng.complaint.message.CorrespondenceView;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.complaint.report.ReportStatusView;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCode;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The pages on which people report and follow up. */
@Singleton
class ReportPage {

    /** For more people than these, the narrative has room. */
    static final int SUBJECTS = 3;

    private static final String LABELS = "page.report.";

    private final PlainPages pages;
    private final Messages messages;
    private final Template form;
    private final Template receipt;
    private final Template ask;
    private final Template follow;

    ReportPage(
            PlainPages pages,
            Messages messages,
            @Location("report-form.html") Template form,
            @Location("report-receipt.html") Template receipt,
            @Location("report-ask.html") Template ask,
            @Location("report-follow.html") Template follow) {
        this.pages = pages;
        this.messages = messages;
        this.form = form;
        this.receipt = receipt;
        this.ask = ask;
        this.follow = follow;
    }

    /** As the template names it. */
    public record Choice(String value, String label, boolean chosen) {}

    /** As the template names it: somebody whom it is about. */
    public record Subject(int number, String legend, String name, String post) {}

    /** As the template names it. */
    public record Entry(String who, String day, String text) {}

    /**
     * The form of a report.
     *
     * @param sent what was sent before, which is still there; files are not
     * @param refusal why that was refused; null if nothing was
     */
    String form(Language language, List<Registry.NamedUnit> units, SentForm sent, @Nullable ProblemException refusal) {
        List<Choice> categories = Stream.of(ComplaintCategory.values())
                .map(each -> new Choice(
                        each.name(),
                        messages.text(language, "value.ComplaintCategory." + each),
                        sent.text("category").equals(each.name())))
                .toList();
        List<Subject> subjects = new ArrayList<>();
        for (int i = 1; i <= SUBJECTS; i++) {
            subjects.add(new Subject(
                    i,
                    messages.text(language, LABELS + "subject", i),
                    sent.text("subject" + i),
                    sent.text("post" + i)));
        }
        return with(form, language, refusal)
                .data("city", sent.text("city"))
                .data(
                        "units",
                        units.stream()
                                .map(unit -> new Choice(
                                        unit.path(),
                                        unit.name(),
                                        sent.text("unit").equals(unit.path())))
                                .toList())
                .data("categories", categories)
                .data("subjects", subjects)
                .data("narrative", sent.text("narrative"))
                .data("reporterName", sent.text("reporterName"))
                .data("reporterContact", sent.text("reporterContact"))
                .render();
    }

    /** The receipt, this once. */
    String receipt(Language language, SecretCode code) {
        return with(receipt, language, null)
                .data("secret", code.characters())
                .data("grouped", code.characters().replaceAll("(.{5})(?!$)", "$1-"))
                .render();
    }

    /** Asks for a receipt. */
    String ask(Language language, @Nullable ProblemException refusal) {
        return with(ask, language, refusal).render();
    }

    /**
     * How a report stands, what was written, and where more is written.
     *
     * @param text what was sent before and refused; empty if nothing was
     */
    String follow(
            Language language,
            SecretCode code,
            ReportStatusView status,
            CorrespondenceView correspondence,
            String text,
            @Nullable ProblemException refusal) {
        List<Entry> entries = correspondence.messages().stream()
                .map(message -> new Entry(
                        messages.text(language, LABELS + (message.author() == Author.REPORTER ? "you" : "handler")),
                        message.writtenOn().toString(),
                        Objects.requireNonNullElse(message.text(), "")))
                .toList();
        String opened = status.identityOpenedOn() == null
                ? ""
                : messages.text(
                        language,
                        LABELS + "identityOpened",
                        status.identityOpenedOn().stream().map(Object::toString).collect(Collectors.joining(", ")));
        return with(follow, language, refusal)
                .data("secret", code.characters())
                .data("state", messages.text(language, "value.ReportProgress." + status.progress()))
                .data("receivedOn", status.receivedOn().toString())
                .data("opened", opened)
                .data("entries", entries)
                .data("text", text)
                .render();
    }

    /** The same without how it stands, which cannot be told just now: what was written is there to be sent again. */
    String again(Language language, SecretCode code, String text, ProblemException refusal) {
        return with(follow, language, refusal)
                .data("secret", code.characters())
                .data("state", "")
                .data("receivedOn", "")
                .data("opened", "")
                .data("entries", List.of())
                .data("text", text)
                .render();
    }

    private TemplateInstance with(Template template, Language language, @Nullable ProblemException refusal) {
        TemplateInstance page = pages.page(template, language, LABELS, refusal);
        // How a client repeats a request tells somebody at a page nothing.
        return refusal != null && isOnlyForNow(refusal.code())
                ? page.data("problem", messages.text(language, LABELS + "notNow"))
                : page;
    }

    /** Whether nothing was wrong with what was sent. */
    private static boolean isOnlyForNow(ProblemCode code) {
        return code.status() >= RestResponse.StatusCode.INTERNAL_SERVER_ERROR
                || code == PlatformProblem.CONCURRENT_CHANGE
                || code == PlatformProblem.CONFLICT;
    }
}
