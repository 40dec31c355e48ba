package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.ShownOnce;
import dev.qingfeng.platform.web.SmallBody;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Voting over REST: who holds a slip votes, and nobody asks who that is. */
@Path("/v1/ballots")
@Produces(MediaType.APPLICATION_JSON)
@Anonymous
@SmallBody
@PermitAll
@Tag(
        name = "Voting",
        description =
                "For the desks in the hall: no token is read, and nothing of a request is kept but the ballot itself")
public class BallotResource {

    private final Casting casting;

    BallotResource(Casting casting) {
        this.casting = casting;
    }

    @POST
    @Path("paper")
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "showBallotPaper",
            summary = "What the holder of a slip fills in",
            description = "Refuses as `castBallot` does before it looks at the ballot.")
    @APIResponseSchema(value = BallotPaperView.class, responseCode = "200", responseDescription = "The ballot paper")
    public RestResponse<BallotPaperView> paper(
            @NotNull @Valid ShowPaperRequest request, @HeaderParam("Accept-Language") @Nullable Language language) {
        Casting.Entitled entitled = casting.paper(request.credential(), request.deskCode());
        return RestResponse.ok(BallotPaperView.of(
                entitled.round().purpose(),
                entitled.round().paper(),
                entitled.attendeeClass(),
                Language.orDefault(language)));
    }

    @POST
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "castBallot",
            summary = "Cast a ballot",
            description =
                    "Once for each slip, while its sitting is open, at a desk of the hall: `deskCode` is that of the meeting, unless"
                            + " the city lets people vote on their own phones (`not-at-a-desk`). A credential that was used, made up or misread gets the same"
                            + " answer (`credential-used-or-unknown`): whoever is not sure whether theirs arrived finds its check code in"
                            + " the list once the round is sealed. A ballot with a fault can be sent again.")
    @APIResponse(responseCode = "204", description = "Cast")
    public RestResponse<Void> cast(@NotNull @Valid CastBallotRequest request) {
        casting.cast(casting.paper(request.credential(), request.deskCode()), request.codes());
        return RestResponse.noContent();
    }
}
