package dev.qingfeng.pledge.publication;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.pledge.publication.PublicationService.Shown;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Clippings over REST. */
@Path("/v1/publications/{id}/clipping")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Publications")
public class ClippingResource {

    /** What a request may have anyway. */
    private static final int MEGABYTES = 10;

    private static final String EXAMPLE = "%PDF-1.7 …";

    private final ClippingService clippings;

    ClippingResource(ClippingService clippings) {
        this.clippings = clippings;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getClipping",
            summary = "The clipping that a publication names, to be saved",
            description = "Each time it is shown leaves an audit row.")
    @APIResponse(
            responseCode = "200",
            description = "The clipping",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<FileContent> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = clippings.describe(id);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : clippings.open(id).reply("clipping-" + id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "keepClipping",
            summary = "Keep the file of the clipping that a publication names",
            description =
                    "The body is the clipping and nothing else: a PDF, PNG or JPEG by its content, up to 10 MB, with the"
                            + " SHA-256 that the publication names. One that is kept already stays.")
    public RestResponse<PublicationView> keep(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "clipping.pdf", value = EXAMPLE)))
                    @NotNull
                    @UploadLimit(megabytes = MEGABYTES)
                    Upload clipping) {
        Shown shown = clippings.keep(id, ifMatch, clipping);
        return Replies.changed(shown.view(), shown.publication().version());
    }
}
