package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The climate of interviews over REST. */
@Path("/v1/cycles/{cycleId}/interview-climate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY})
@Tag(
        name = "Interviews",
        description = "Interviews of an inspection; what was said is read by the inspection team only")
public class CityClimateResource {

    private final CityClimateService climates;

    CityClimateResource(CityClimateService climates) {
        this.climates = climates;
    }

    @GET
    @Operation(
            operationId = "getInterviewClimate",
            summary = "What the interviews of your city and of each of its units say of the climate of the transition",
            description =
                    "Once it has been counted. What fewer than five people said (unless set otherwise) is absent, and so"
                            + " is what would give it away. As the units of a climate board, it is for those who may know results of"
                            + " ballots, and for nobody who is of the leadership team of one of the units (`own-leadership-team`) or"
                            + " stands aside from one (`stands-aside`). Each read is on record. Discipline officers and auditors read the"
                            + " figures of the city on the climate board.")
    public RestResponse<CityClimateView> get(
            @PathParam("cycleId") UUID cycleId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        CityClimateService.Counted counted = climates.get(cycleId);
        return Replies.found(counted.view(), counted.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER})
    @Idempotent
    @Operation(
            operationId = "countInterviewClimate",
            summary = "Count what the interviews of your city say of the climate of the transition",
            description = "Once those of each unit have been counted (`interviews-not-counted`), and once only"
                    + " (`climate-counted-already`). Who may not read it does not count it either.")
    public RestResponse<CityClimateView> count(@PathParam("cycleId") UUID cycleId) {
        return RestResponse.ok(climates.count(cycleId));
    }
}
