package dev.qingfeng.pledge.bulkscan;

import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.LargeBody;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Bulk scans over REST. */
@Path("/v1/bulk-scans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(name = "Bulk scans", description = "Many papers in one file, told apart by the codes on their forms")
public class BulkScanResource {

    private static final String COLLECTION = "/pledge/v1/bulk-scans";
    private static final String EXAMPLE = "%PDF-1.7 …";

    private final BulkScanService bulkScans;
    private final AssignedPages assigned;

    BulkScanResource(BulkScanService bulkScans, AssignedPages assigned) {
        this.bulkScans = bulkScans;
        this.assigned = assigned;
    }

    @GET
    @Operation(
            operationId = "listBulkScans",
            summary = "The bulk scans of whoever sees no more than you",
            description = "How many pages had which outcome; what came of each page, the bulk scan itself says.")
    public Page<BulkScanView> list(@Valid @BeanParam PageQuery query) {
        return bulkScans.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getBulkScan", summary = "How far a bulk scan is, and what came of each page")
    public RestResponse<BulkScanView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        long version = bulkScans.version(id);
        return Replies.found(bulkScans.get(id), version, ifNoneMatch);
    }

    @GET
    @Path("{id}/scan")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getBulkScanFile",
            summary = "The file as it was sent, to see what its pages are",
            description = "Each time it is shown leaves an audit row.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<FileContent> file(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = bulkScans.describe(id);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : bulkScans.open(id).reply("bulk-scan-" + id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @LargeBody
    @Idempotent
    @Operation(
            operationId = "requestBulkScan",
            summary = "Record many papers from one scan, in the background",
            description =
                    "The body is a PDF of printed forms that were signed on one day, in any order, up to 64 MB and 500"
                            + " pages. Each page is known by its code; each pledge gets its own pages as its scan. Cities take"
                            + " turns. What cannot be read in half an hour, or recorded in another, is left to be assigned by"
                            + " hand.")
    @APIResponseSchema(
            value = BulkScanView.class,
            responseCode = "202",
            responseDescription = "Kept, to be recorded in its turn")
    public RestResponse<BulkScanView> request(
            @QueryParam("signedOn")
                    @Parameter(description = "The day written on the papers", example = "2026-06-03", required = true)
                    @Nullable
                    LocalDate signedOn,
            @QueryParam("lateReason")
                    @Parameter(description = "Needed if that is an earlier day than today")
                    @Size(max = 500)
                    @Nullable
                    String lateReason,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "scan.pdf", value = EXAMPLE)))
                    @NotNull
                    Upload scan,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        BulkScanView kept = bulkScans.request(scan, signedOn, lateReason, Language.orDefault(language));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, kept)
                .header(HttpHeaders.LOCATION, COLLECTION + "/" + kept.id())
                .build();
    }

    @POST
    @Path("{id}/abandonment")
    @Idempotent
    @Operation(
            operationId = "abandonBulkScan",
            summary = "Give up a file of your own that is not recorded yet",
            description = "What is recorded of it stays; the rest is not recorded any more.")
    public RestResponse<BulkScanView> abandon(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        BulkScanView changed = bulkScans.abandon(id, ifMatch);
        return Replies.changed(changed, bulkScans.version(id));
    }

    @POST
    @Path("{id}/pages/{page}/assignment")
    @DrawsPages
    @Idempotent
    @Operation(
            operationId = "assignPage",
            summary = "Say whose form a page is whose code cannot be read",
            description = "The pledge is signed if its form is whole with it.")
    public RestResponse<BulkScanView> assign(
            @PathParam("id") UUID id,
            @PathParam("page") @Parameter(description = "Of the file; counts from 1") PageNumber page,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AssignPageRequest request) {
        BulkScanView changed = bulkScans.assign(id, page.value(), ifMatch, request, assigned::drawn);
        return Replies.changed(changed, bulkScans.version(id));
    }
}
