package dev.qingfeng.complaint.custody;

import static dev.qingfeng.complaint.ComplaintRoles.INTAKE_CLERK;

import dev.qingfeng.complaint.attachment.AttachedView;
import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.confidential.WithoutMetadata;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.LargeBody;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.platform.web.ShownOnce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What clerks record of letters, calls and visits, over REST. */
@Path("/v1/recorded-reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(INTAKE_CLERK)
@Tag(name = "Custody")
public class RecordedReportResource {

    private static final String COLLECTION = "/complaint/v1/recorded-reports";

    private final CustodyService custody;

    RecordedReportResource(CustodyService custody) {
        this.custody = custody;
    }

    @POST
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "recordReport",
            summary = "Record a letter of a report box, a call, a visit, or a report handed in at an inspection",
            description =
                    "The receipt is shown this once, to be handed to the reporter. Sent again, it is another report; of a box no more"
                            + " than were in it.")
    @APIResponseSchema(value = RecordedView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<RecordedView> record(@NotNull @Valid RecordReportRequest request) {
        RecordedView recorded = custody.record(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, recorded)
                .header(HttpHeaders.LOCATION, COLLECTION + "/" + recorded.id())
                .header(HttpHeaders.ETAG, Replies.tag(0))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    @GET
    @Operation(
            operationId = "listRecordedReports",
            summary = "What you recorded today, as long as nobody has accepted it, without its texts")
    public Page<RecordedReportView> list(@Valid @BeanParam PageQuery query) {
        return custody.recorded(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRecordedReport", summary = "One report that you recorded today")
    public RestResponse<RecordedReportView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Replies.found(custody.recorded(id), 0, ifNoneMatch);
    }

    @POST
    @Path("{id}/attachments")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @LargeBody
    @Idempotent
    @Operation(
            operationId = "attachToRecordedReport",
            summary = "Add the scan of a letter, or what a visitor brought, to a report that you recorded today",
            description = "The body is the file and nothing else: a PDF, PNG or JPEG by its content, up to 25 MB.")
    @APIResponseSchema(value = AttachedView.class, responseCode = "200", responseDescription = "Attached")
    public RestResponse<AttachedView> attach(
            @PathParam("id") UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "letter.pdf", value = "%PDF-1.7 …")))
                    @NotNull
                    @WithoutMetadata
                    @UploadLimit(megabytes = AttachmentService.MEGABYTES)
                    Upload file) {
        return RestResponse.ok(custody.attach(id, file));
    }
}
