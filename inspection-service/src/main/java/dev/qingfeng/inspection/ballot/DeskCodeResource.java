package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The code of a hall's desks over REST. */
@Path("/v1/meetings/{id}/desk-code")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class DeskCodeResource {

    private final Desks desks;

    DeskCodeResource(Desks desks) {
        this.desks = desks;
    }

    @GET
    @Operation(
            operationId = "getDeskCode",
            summary = "The code that makes a tablet one of a hall's desks",
            description =
                    "For the inspection team's members and officers of the whole city. The same for all desks and rounds of the"
                            + " meeting, so that it tells nobody where somebody sat.")
    public RestResponse<DeskCodeView> get(@PathParam("id") UUID id) {
        return RestResponse.ok(desks.get(id));
    }
}
