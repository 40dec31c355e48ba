package dev.qingfeng.complaint.reportpage;

import static dev.qingfeng.platform.web.PlainPages.refused;
import static dev.qingfeng.platform.web.PlainPages.shown;

import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.complaint.complaint.ComplaintCategory;
import dev.qingfeng.complaint.message.MessageService;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.complaint.report.IntakeLimit;
import dev.qingfeng.complaint.report.ReportService;
import dev.qingfeng.complaint.report.ReportedSubject;
import dev.qingfeng.complaint.report.ReporterContact;
import dev.qingfeng.complaint.report.SubmitReportRequest;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.confidential.Uploads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.ProblemMappers;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.BodyLimit;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.LargeBody;
import dev.qingfeng.platform.web.ShownOnce;
import dev.qingfeng.platform.web.SmallBody;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reporting and following up on pages without script. The receipt goes from page to page in forms: it is in no address, and there is no
 * cookie, which would tell one reader from another.
 */
@Path("/v1/reports/page")
@Produces(MediaType.TEXT_HTML)
@Anonymous
@SmallBody
@PermitAll
@Tag(name = "Reports")
public class ReportPageResource {

    private static final int OK = RestResponse.StatusCode.OK;
    private static final int INTERNAL = RestResponse.StatusCode.INTERNAL_SERVER_ERROR;
    private static final String RECEIPT = "receipt";

    private final ReportPageService sent;
    private final ReportService reports;
    private final MessageService messages;
    private final AttachmentService attachments;
    private final IntakeLimit limit;
    private final Registry registry;
    private final ReportPage page;
    private final Uploads uploads;
    private final Validator validator;
    private final ProblemMappers failures;

    ReportPageResource(
            ReportPageService sent,
            ReportService reports,
            MessageService messages,
            AttachmentService attachments,
            IntakeLimit limit,
            Registry registry,
            ReportPage page,
            Uploads uploads,
            Validator validator,
            ProblemMappers failures) {
        this.sent = sent;
        this.reports = reports;
        this.messages = messages;
        this.attachments = attachments;
        this.limit = limit;
        this.registry = registry;
        this.page = page;
        this.uploads = uploads;
        this.validator = validator;
        this.failures = failures;
    }

    @GET
    @Operation(operationId = "getReportPage", summary = "The page on which a violation is reported")
    public RestResponse<String> form(
            @Parameter(description = "Path of the city whose units are offered; all if absent", example = "mingchuan")
                    @QueryParam("city")
                    @Nullable
                    String city,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        String units = Objects.requireNonNullElse(city, "");
        return shown(
                OK,
                page.form(Language.orDefault(language), registry.townships(units), SentForm.of("city", units), null));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @LargeBody
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "submitReportPage",
            summary = "Report a violation by the form of the page, with its files; the receipt is shown this once")
    public RestResponse<String> submit(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    InputStream body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam("Accept-Language") @Nullable Language language,
            @Context RoutingContext request)
            throws IOException {
        Language spoken = Language.orDefault(language);
        SentForm form = SentForm.empty();
        try {
            form.read(body, contentType, uploads, any -> limit.requireUpload(request));
            SubmitReportRequest report = report(form);
            return shown(OK, page.receipt(spoken, sent.submit(report, form.filesWithoutMetadata(uploads))));
        } catch (RuntimeException failure) {
            ProblemException refusal = failures.refusal(failure);
            return refused(refusal, page.form(spoken, units(form), form, refusal));
        }
    }

    /** Those that are offered; where they cannot be read just now, the one that was chosen. */
    private List<Registry.NamedUnit> units(SentForm form) {
        try {
            return registry.townships(form.text("city"));
        } catch (RuntimeException unreadable) {
            // One that nobody foresaw is logged by that.
            failures.refusal(unreadable);
            String chosen = form.text("unit");
            return chosen.isEmpty() ? List.of() : List.of(new Registry.NamedUnit(chosen, chosen));
        }
    }

    private SubmitReportRequest report(SentForm form) {
        List<ReportedSubject> subjects = new ArrayList<>();
        for (int i = 1; i <= ReportPage.SUBJECTS; i++) {
            if (!form.text("subject" + i).isEmpty()) {
                subjects.add(new ReportedSubject(form.text("subject" + i), orNull(form.text("post" + i)), null));
            }
        }
        String name = form.text("reporterName");
        SubmitReportRequest report;
        try {
            report = new SubmitReportRequest(
                    orNull(form.text("unit")),
                    null,
                    ComplaintCategory.valueOf(form.text("category")),
                    form.text("narrative"),
                    subjects,
                    name.isEmpty() ? null : new ReporterContact(name, orNull(form.text("reporterContact"))));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(PlatformProblem.INVALID_REQUEST);
        }
        if (!validator.validate(report).isEmpty()) {
            throw ProblemException.of(PlatformProblem.INVALID_REQUEST);
        }
        return report;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @GET
    @Path("follow-up")
    @Operation(operationId = "getFollowUpPage", summary = "The page that asks for a receipt")
    public RestResponse<String> ask(@HeaderParam("Accept-Language") @Nullable Language language) {
        return shown(OK, page.ask(Language.orDefault(language), null));
    }

    @POST
    @Path("follow-up")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(operationId = "showFollowUpPage", summary = "How the report with your receipt stands, as a page")
    public RestResponse<String> follow(
            MultivaluedMap<String, String> form, @HeaderParam("Accept-Language") @Nullable Language language) {
        Language spoken = Language.orDefault(language);
        SecretCode receipt = SecretCode.read(Objects.requireNonNullElse(form.getFirst(RECEIPT), ""));
        return follow(spoken, receipt, "", null);
    }

    @POST
    @Path("follow-up/messages")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @LargeBody
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(operationId = "addOnFollowUpPage", summary = "Write to those who handle your report, or add files to it")
    public RestResponse<String> add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    InputStream body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam("Accept-Language") @Nullable Language language,
            @Context RoutingContext request)
            throws IOException {
        Language spoken = Language.orDefault(language);
        SentForm form = SentForm.empty();
        try {
            form.read(body, contentType, uploads, readSoFar -> requireFilesWelcome(readSoFar, request));
            SecretCode receipt = SecretCode.read(form.text(RECEIPT));
            if (form.text("text").length() > MessageService.LONGEST) {
                throw ProblemException.of(PlatformProblem.INVALID_REQUEST);
            }
            sent.add(receipt, form.text("text"), form.filesWithoutMetadata(uploads));
            return follow(spoken, receipt, "", null);
        } catch (RuntimeException failure) {
            ProblemException refusal = failures.refusal(failure);
            return form.text(RECEIPT).isEmpty()
                    ? refused(refusal, page.ask(spoken, refusal))
                    : follow(spoken, SecretCode.read(form.text(RECEIPT)), form.text("text"), refusal);
        }
    }

    /** The form sends the receipt before any file; whoever sends none of ours is not read on. */
    private void requireFilesWelcome(SentForm readSoFar, RoutingContext request) {
        try {
            attachments.requireReceipt(SecretCode.read(readSoFar.text(RECEIPT)));
        } catch (RuntimeException unknown) {
            BodyLimit.leaveUnread(request);
            throw unknown;
        }
        limit.requireUpload(request);
    }

    private RestResponse<String> follow(
            Language language, SecretCode receipt, String text, @Nullable ProblemException refusal) {
        try {
            String html =
                    page.follow(language, receipt, reports.follow(receipt), messages.read(receipt), text, refusal);
            return refusal == null ? shown(OK, html) : refused(refusal, html);
        } catch (RuntimeException failure) {
            ProblemException unknown = failures.refusal(failure);
            return refusal != null && unknown.code().status() >= INTERNAL
                    ? refused(refusal, page.again(language, receipt, text, refusal))
                    : refused(unknown, page.ask(language, unknown));
        }
    }
}
