package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.PlainPages;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Sealed boxes over REST, for everybody. */
@Path("/v1/ballot-boxes")
@Produces(MediaType.APPLICATION_JSON)
@Anonymous
@PermitAll
@Tag(
        name = "Voting",
        description =
                "For the desks in the hall: no token is read, and nothing of a request is kept but the ballot itself")
public class BallotBoxResource {

    private final BallotBoxService boxes;
    private final BallotPage page;

    BallotBoxResource(BallotBoxService boxes, BallotPage page) {
        this.boxes = boxes;
        this.page = page;
    }

    @GET
    @Path("{roundId}")
    @Operation(
            operationId = "getBallotBox",
            summary = "How many ballots are in a sealed box, and the check codes of their slips",
            description =
                    "Not there before the round is sealed, and not of one that is void. No entity tag: whoever comes back would be known"
                            + " by it.")
    public BallotBoxView get(@PathParam("roundId") UUID roundId) {
        return boxes.get(roundId);
    }

    @GET
    @Path("{roundId}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "getBallotBoxPage",
            summary = "The same as a page without script, on which voters find the check codes of their slips",
            description = "Where it is not there, a browser is told so on a page, too.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> page(
            @PathParam("roundId") UUID roundId,
            @Context HttpHeaders headers,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        Language spoken = Language.orDefault(language);
        try {
            return PlainPages.shown(RestResponse.StatusCode.OK, page.box(spoken, boxes.show(roundId)));
        } catch (ProblemException refusal) {
            boolean toABrowser = headers.getAcceptableMediaTypes().stream()
                    .anyMatch(type -> type.getSubtype().equals(MediaType.TEXT_HTML_TYPE.getSubtype()));
            if (toABrowser) {
                return PlainPages.refused(refusal, page.noBox(spoken));
            }
            throw refusal;
        }
    }
}
