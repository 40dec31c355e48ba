package dev.qingfeng.complaint.clearancelist;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The discipline organ's opinions on lists, over REST; for nobody else. */
@Path("/v1/clearance-lists/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(DISCIPLINE_OFFICER)
@Tag(name = "Clearance lists")
public class ClearanceOpinionResource {

    private static final String COLLECTION = "/complaint/v1/clearance-lists/%s/opinions";
    private static final int MEGABYTES = 10;
    private static final String EXAMPLE = "%PDF-1.7 …";

    private final ClearanceOpinionService opinions;

    ClearanceOpinionResource(ClearanceOpinionService opinions) {
        this.opinions = opinions;
    }

    @POST
    @Path("opinions")
    @Idempotent
    @Operation(
            operationId = "enterClearanceOpinion",
            summary = "Enter a signed opinion on some cadres of a list, or on all",
            description =
                    "Its paper is kept next, and another officer confirms it. Who is near to you is answered by others"
                            + " (`unknown-reference`), and each cadre by one opinion (`cadre-answered`).")
    @APIResponseSchema(
            value = ClearanceOpinionView.class,
            responseCode = "201",
            responseDescription = "Entered; the answer is kept, and so does not repeat what it says")
    public RestResponse<ClearanceOpinionView> enter(
            @PathParam("id") UUID id, @NotNull @Valid EnterOpinionRequest request) {
        ClearanceOpinion opinion = opinions.enter(id, request);
        return Replies.created(
                COLLECTION.formatted(id), opinion.id(), ClearanceOpinionView.changed(opinion), opinion.version());
    }

    @GET
    @Path("opinions")
    @Operation(
            operationId = "listClearanceOpinions",
            summary = "The opinions on a list",
            description =
                    "Those that say something of you, your kin or your leadership team are not there. Each that is shown leaves an audit row.")
    public Page<ClearanceOpinionView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return opinions.page(id, query);
    }

    @GET
    @Path("opinions/{opinionId}")
    @Operation(
            operationId = "getClearanceOpinion",
            summary = "One opinion on a list",
            description = "Each read leaves an audit row.")
    public RestResponse<ClearanceOpinionView> get(
            @PathParam("id") UUID id,
            @PathParam("opinionId") UUID opinionId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ClearanceOpinion opinion = opinions.get(id, opinionId);
        return Replies.found(ClearanceOpinionView.of(opinion), opinion.version(), ifNoneMatch);
    }

    @POST
    @Path("opinions/{opinionId}/document")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Idempotent
    @Operation(
            operationId = "keepClearanceOpinionDocument",
            summary = "Keep the signed paper of an opinion",
            description =
                    "The body is the file and nothing else: a PDF, PNG or JPEG by its content, up to 10 MB. It is encrypted, and neither"
                            + " changed nor removed (`opinion-document-kept`).")
    @APIResponseSchema(value = ClearanceOpinionView.class, responseCode = "200", responseDescription = "Kept")
    public RestResponse<ClearanceOpinionView> keepDocument(
            @PathParam("id") UUID id,
            @PathParam("opinionId") UUID opinionId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "opinion.pdf", value = EXAMPLE)))
                    @NotNull
                    @UploadLimit(megabytes = MEGABYTES)
                    Upload file) {
        return changed(opinions.keepDocument(id, opinionId, ifMatch, file));
    }

    @GET
    @Path("opinions/{opinionId}/document")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getClearanceOpinionDocument",
            summary = "The signed paper of an opinion, to be saved",
            description = "Each time it is shown leaves an audit row.")
    @APIResponse(
            responseCode = "200",
            description = "The paper",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<FileContent> document(
            @PathParam("id") UUID id,
            @PathParam("opinionId") UUID opinionId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = opinions.describe(id, opinionId);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : opinions.open(id, opinionId).reply("opinion-" + opinionId);
    }

    @POST
    @Path("opinions/{opinionId}/confirmation")
    @Idempotent
    @Operation(
            operationId = "confirmClearanceOpinion",
            summary = "Confirm an opinion that another officer entered",
            description =
                    "With its paper (`opinion-without-document`), and not by who entered it (`second-person-needed`). Where the clearance of one"
                            + " of them was decided since it was entered (`clearance-changed-since`), refuse it and enter it anew. Others learn of"
                            + " what it says with the next batch.")
    @APIResponseSchema(value = ClearanceOpinionView.class, responseCode = "200", responseDescription = "Confirmed")
    public RestResponse<ClearanceOpinionView> confirm(
            @PathParam("id") UUID id,
            @PathParam("opinionId") UUID opinionId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(opinions.confirm(id, opinionId, ifMatch));
    }

    @POST
    @Path("opinions/{opinionId}/refusal")
    @Idempotent
    @Operation(
            operationId = "refuseClearanceOpinion",
            summary = "Say that an opinion was entered wrongly",
            description = "Whom it was on can be answered anew.")
    @APIResponseSchema(value = ClearanceOpinionView.class, responseCode = "200", responseDescription = "Refused")
    public RestResponse<ClearanceOpinionView> refuse(
            @PathParam("id") UUID id,
            @PathParam("opinionId") UUID opinionId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(opinions.refuse(id, opinionId, ifMatch));
    }

    @GET
    @Path("open-cadres")
    @Operation(
            operationId = "listOpenCadres",
            summary = "The cadres of a list whom no opinion answers yet",
            description = "But you, your kin and your leadership team.")
    public List<OpenCadre> open(@PathParam("id") UUID id) {
        return opinions.open(id);
    }

    private static RestResponse<ClearanceOpinionView> changed(ClearanceOpinion opinion) {
        return Replies.changed(ClearanceOpinionView.changed(opinion), opinion.version());
    }
}
