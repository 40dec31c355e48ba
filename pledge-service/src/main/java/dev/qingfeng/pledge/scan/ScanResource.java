package dev.qingfeng.pledge.scan;

import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.FileContent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a scan shows, over REST. */
@Path("/v1/pledges/{id}/scan")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
@Tag(name = "Scans", description = "What was signed on paper")
public class ScanResource {

    private final ScanService scans;

    ScanResource(ScanService scans) {
        this.scans = scans;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getScan",
            summary = "The scan of a pledge, to be saved",
            description = "Each time it is shown leaves an audit row. `mediaType` of the list says what it is.")
    @APIResponse(
            responseCode = "200",
            description = "The scan",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<FileContent> get(
            @PathParam("id") UUID id,
            @QueryParam("edition")
                    @Parameter(description = "A former one, by its number; absent for the one that counts")
                    @Min(1)
                    @Nullable
                    Integer edition,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ConfidentialFile file = scans.describe(id, edition);
        return FileContent.isKnown(file, ifNoneMatch)
                ? FileContent.unchanged(file)
                : scans.open(id, edition).reply("pledge-" + id);
    }
}
