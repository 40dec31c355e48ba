package dev.qingfeng.complaint.message;

import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.ShownOnce;
import dev.qingfeng.platform.web.SmallBody;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The messages of a case, for who has its receipt. */
@Path("/v1/reports/messages")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Anonymous
@SmallBody
@Tag(name = "Reports")
public class ReportMessageResource {

    private static final String UNKNOWN = "No report has this receipt, whatever is wrong with it";

    private final MessageService messages;

    ReportMessageResource(MessageService messages) {
        this.messages = messages;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "writeReportMessage",
            summary = "Write to those who handle the report with your receipt",
            description =
                    "Up to 20,000 characters, and 80 messages of both sides: 20 more are left for those who answer.")
    @APIResponseSchema(value = ReportMessageView.class, responseCode = "201", responseDescription = "Written")
    @APIResponse(responseCode = "429", description = "More comes in at the moment than can be taken; see Retry-After")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public RestResponse<ReportMessageView> write(@NotNull @Valid WriteReportMessageRequest request) {
        return RestResponse.status(
                RestResponse.Status.CREATED, messages.write(SecretCode.read(request.receipt()), request.text()));
    }

    @POST
    @Path("reading")
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "readReportMessages",
            summary = "What was written about the report with your receipt, by you and by those who handle it",
            description = "The answer is kept nowhere. Those who wrote see that you have read it.")
    @APIResponseSchema(value = CorrespondenceView.class, responseCode = "200", responseDescription = "All messages")
    @APIResponse(responseCode = "429", description = "More comes in at the moment than can be taken; see Retry-After")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public RestResponse<CorrespondenceView> read(@NotNull @Valid ReadReportMessagesRequest request) {
        return RestResponse.ok(messages.read(SecretCode.read(request.receipt())));
    }
}
