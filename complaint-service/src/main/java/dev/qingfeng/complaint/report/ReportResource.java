package dev.qingfeng.complaint.report;

import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.SmallBody;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The supervision column: reports by anybody, who stays unknown. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Anonymous
@SmallBody
@Tag(
        name = "Reports",
        description = "Anonymous reports of violations: no token is read, and nothing is kept that tells who sent them")
public class ReportResource {

    private final ReportService reports;

    ReportResource(ReportService reports) {
        this.reports = reports;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "submitReport",
            summary = "Report a violation without saying who you are",
            description = "The receipt is shown this once. If the answer is lost, send the same request with the same"
                    + " Idempotency-Key within 24 hours to see it again.")
    @APIResponseSchema(value = ReceiptView.class, responseCode = "201", responseDescription = "The receipt")
    @APIResponse(responseCode = "429", description = "More comes in at the moment than can be taken; see Retry-After")
    public RestResponse<ReceiptView> submit(@NotNull @Valid SubmitReportRequest request) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                ReceiptView.from(reports.submit(request).receipt()));
    }

    @POST
    @Path("status")
    @Idempotent
    @Operation(operationId = "followReport", summary = "How the report with your receipt stands")
    @APIResponseSchema(value = ReportStatusView.class, responseCode = "200", responseDescription = "How it stands")
    @APIResponse(responseCode = "429", description = "More comes in at the moment than can be taken; see Retry-After")
    @APIResponse(responseCode = "404", description = "No report has this receipt, whatever is wrong with it")
    public RestResponse<ReportStatusView> follow(@NotNull @Valid FollowReportRequest request) {
        return RestResponse.ok(reports.follow(SecretCode.read(request.receipt())));
    }
}
