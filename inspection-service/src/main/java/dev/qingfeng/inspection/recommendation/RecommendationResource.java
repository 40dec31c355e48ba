package dev.qingfeng.inspection.recommendation;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.CanonicalJson;
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

/** Recommendations of a unit over REST. */
@Path("/v1/inspections/{id}/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY})
@Tag(name = "Recommendations", description = "Whom a unit recommends, in interviews and on ballots; confidential")
public class RecommendationResource {

    private final RecommendationService recommendations;

    RecommendationResource(RecommendationService recommendations) {
        this.recommendations = recommendations;
    }

    @GET
    @Operation(
            operationId = "getRecommendations",
            summary = "Whom interviews and ballots of a unit recommend, side by side",
            description =
                    "For those who see the whole city; for nobody of the leadership team (`own-leadership-team`) or who stands"
                            + " aside from the unit (`stands-aside`). Interviews are told of once they have been counted, without what fewer"
                            + " than five people said (unless set otherwise); ballots once their round is certified. Each read is on record.")
    public RestResponse<RecommendationsView> get(
            @PathParam("id") UUID inspectionId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        RecommendationsView view = recommendations.get(inspectionId);
        return Replies.foundAs(view, CanonicalJson.hash(CanonicalJson.of(view)), ifNoneMatch);
    }
}
