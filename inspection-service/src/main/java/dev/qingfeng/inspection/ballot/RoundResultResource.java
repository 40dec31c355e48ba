package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

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
            description = "For officers and the committee of the whole city, and for nobody of the leadership team"
                    + " (`own-leadership-team`) or who stands aside from the unit (`stands-aside`). Classes with too few ballots were"
                    + " put together before counting. Each read is on record.")
    public RestResponse<RoundResultView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        RoundResultView result = results.get(id);
        return Replies.foundAs(result, result.sha256(), ifNoneMatch);
    }
}
