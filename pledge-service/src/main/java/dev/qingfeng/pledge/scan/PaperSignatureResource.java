package dev.qingfeng.pledge.scan;

import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.UploadLimit;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Papers over REST: raw bodies, since what comes in several parts would be put on the disk in the clear. */
@Path("/v1/pledges/{id}/paper-signature")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(name = "Scans", description = "What was signed on paper")
public class PaperSignatureResource {

    /** What a request may have anyway. */
    private static final int MEGABYTES = 10;

    private static final String EXAMPLE = "%PDF-1.7 …";

    private final ScanService scans;

    PaperSignatureResource(ScanService scans) {
        this.scans = scans;
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Idempotent
    @Operation(
            operationId = "signOnPaper",
            summary = "Record that a pledge was signed on paper, with its scan",
            description = "The body is the scan and nothing else: a PDF, PNG or JPEG by its content, up to 10 MB.")
    public RestResponse<PledgeView> sign(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @QueryParam("signedOn")
                    @Parameter(description = "The day written on the paper", example = "2026-06-03", required = true)
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
                    @UploadLimit(megabytes = MEGABYTES)
                    Upload scan,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        Pledge pledge = scans.sign(id, ifMatch, scan, signedOn, lateReason, Language.orDefault(language));
        return Replies.changed(PledgeView.from(pledge), pledge.version());
    }
}
