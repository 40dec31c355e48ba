package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The protocol of a round over REST. */
@Path("/v1/ballot-rounds/{id}/protocol")
@Produces(PdfReplies.PDF)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class RoundProtocolResource {

    private final RoundProtocolService protocols;

    RoundProtocolResource(RoundProtocolService protocols) {
        this.protocols = protocols;
    }

    @GET
    @Operation(
            operationId = "printRoundProtocol",
            summary = "The protocol of a counted round, for its scrutineers and tellers to sign",
            description =
                    "Who watched over it, the public keys, the hashes of form and box, the attempts to open it, and how many slips"
                            + " and ballots there were; not who was chosen. Not before it is counted (`round-not-closed`).")
    @APIResponse(
            responseCode = "200",
            description = "The protocol",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> print(
            @PathParam("id") UUID id, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(protocols.print(id, Language.orDefault(language)), "protocol-" + id);
    }
}
