package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.document.PdfPrinter;
import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeService;
import dev.qingfeng.pledge.signing.PledgeState;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.PledgeTextRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Certificates of signed pledges. */
@ApplicationScoped
public class CertificateService {

    private static final int PIECE_OF_HASH = 8;

    private final PledgeService pledges;
    private final PledgeTextRepository texts;
    private final PledgePapers papers;
    private final PdfPrinter printer;
    private final Messages messages;
    private final Template certificate;
    private final Clock clock;

    CertificateService(
            PledgeService pledges,
            PledgeTextRepository texts,
            PledgePapers papers,
            PdfPrinter printer,
            Messages messages,
            @Location("certificate.html") Template certificate,
            Clock clock) {
        this.pledges = pledges;
        this.texts = texts;
        this.papers = papers;
        this.printer = printer;
        this.messages = messages;
        this.certificate = certificate;
        this.clock = clock;
    }

    private record Signed(Pledge pledge, PledgeText text, PledgePaper paper) {}

    /**
     * The certificate of a signed pledge, with its text and the names as they were when it was signed, as a PDF. Refuses with 404 a
     * pledge that the caller may not see, with 409 {@code not-signed}, {@code names-not-known} and {@code
     * character-not-printable}.
     */
    public byte[] print(UUID pledgeId, Language language) {
        // Printed outside of the transaction: it takes longer than the reading.
        Signed signed = QuarkusTransaction.requiringNew().call(() -> find(pledgeId, language));
        Pledge pledge = signed.pledge();
        String hash = Objects.requireNonNull(pledge.textHash());
        return printer.print(certificate
                .data("lang", language.tag())
                .data("t", PledgeLabels.in(language, messages))
                .data("paper", signed.paper())
                .data(
                        "cycle",
                        PledgeLabels.text(
                                language, messages, "cycle", signed.paper().cycleCode()))
                .data("paragraphs", PledgeLabels.paragraphs(signed.text().text().in(language)))
                .data("signedOn", day(pledge, language))
                .data("method", messages.text(language, "value.SigningMethod." + pledge.method()))
                .data("edition", pledge.textEdition())
                .data("hash", pieces(hash))
                .data("code", QrCode.dataUri(("PLEDGE:" + pledge.id() + ":" + hash).toUpperCase(Locale.ROOT)))
                .render());
    }

    private Signed find(UUID pledgeId, Language language) {
        Pledge pledge = pledges.ownOrOfUnits(pledgeId);
        if (pledge.state() != PledgeState.SIGNED) {
            throw ProblemException.of(PledgeProblem.NOT_SIGNED);
        }
        return new Signed(pledge, texts.findById(pledge.textId()), papers.signed(pledge.id(), language));
    }

    private String day(Pledge pledge, Language language) {
        Locale locale = language == Language.EN ? Locale.ENGLISH : Locale.CHINESE;
        return DateTimeFormatter.ofPattern(messages.pattern(language, "document.pledge.day"), locale)
                .format(LocalDate.ofInstant(Objects.requireNonNull(pledge.signedAt()), clock.getZone()));
    }

    private static List<String> pieces(String hash) {
        return List.of(hash.split("(?<=\\G.{" + PIECE_OF_HASH + "})", -1));
    }
}
