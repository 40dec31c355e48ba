package dev.qingfeng.pledge.scan;

import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The scans of a pledge over REST, former ones included. */
@Path("/v1/pledges/{id}/scans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
@Tag(name = "Scans", description = "What was signed on paper")
public class ScansResource {

    /** What a request may have anyway. */
    private static final int MEGABYTES = 10;

    private static final String EXAMPLE = "%PDF-1.7 …";

    private final ScanService scans;

    ScansResource(ScanService scans) {
        this.scans = scans;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "addScan",
            summary = "Add the scan of a pledge that is recorded as signed on paper",
            description =
                    "The body is the scan and nothing else: a PDF, PNG or JPEG by its content, up to 10 MB. A second one"
                            + " corrects the first, which is kept.")
    public RestResponse<PledgeView> add(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @QueryParam("correction")
                    @Parameter(description = "Why the former scan was wrong; needed if there is one")
                    @Size(max = 500)
                    @Nullable
                    String correction,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "scan.pdf", value = EXAMPLE)))
                    @NotNull
                    @UploadLimit(megabytes = MEGABYTES)
                    Upload scan) {
        Pledge pledge = scans.add(id, ifMatch, scan, correction);
        return Replies.changed(PledgeView.from(pledge), pledge.version());
    }

    @GET
    @Operation(operationId = "listScans", summary = "The scans of a pledge, former ones included")
    public ScansView list(@PathParam("id") UUID id) {
        return new ScansView(scans.list(id));
    }
}
