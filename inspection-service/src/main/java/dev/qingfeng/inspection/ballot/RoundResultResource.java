package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The result of a round over REST. */
@Path("/v1/ballot-rounds/{id}/result")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class RoundResultResource {

    private final RoundResultService results;

    RoundResultResource(RoundResultService results) {
        this.results = results;
    }

    @GET
    @Operation(
            operationId = "getRoundResult",
            summary = "How many chose what in a round",
            description = "For officers of the whole city, and for its committee once the round is certified"
                    + " (`round-not-certified`); for nobody of the leadership team (`own-leadership-team`) or who stands aside from"
                    + " the unit (`stands-aside`). Classes with too few ballots were put together before counting. Each read is on"
                    + " record. `recount` checks it against the box.")
    public RestResponse<RoundResultView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        RoundResultView result = results.get(id);
        return Replies.foundAs(result, result.sha256(), ifNoneMatch);
    }

    @GET
    @Path("count-sheet")
    @Produces(PdfReplies.PDF)
    @Operation(
            operationId = "printCountSheet",
            summary = "The count sheet of a round, for its tellers to sign",
            description = "For whom the result is, and as confidential.")
    @APIResponse(
            responseCode = "200",
            description = "The count sheet",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> print(
            @PathParam("id") UUID id, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(results.print(id, Language.orDefault(language)), "count-sheet-" + id);
    }
}
