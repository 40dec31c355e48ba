package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.web.Anonymous;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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

    BallotBoxResource(BallotBoxService boxes) {
        this.boxes = boxes;
    }

    @GET
    @Path("{roundId}")
    @Operation(
            operationId = "getBallotBox",
            summary = "How many ballots are in a sealed box, and the check codes of their slips",
            description = "Not there before the round is sealed, and not of one that is void.")
    public BallotBoxView get(@PathParam("roundId") UUID roundId) {
        return boxes.get(roundId);
    }
}
