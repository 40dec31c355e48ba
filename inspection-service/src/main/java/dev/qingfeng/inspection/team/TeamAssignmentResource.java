package dev.qingfeng.inspection.team;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which team has which units, over REST. */
@Path("/v1/cycles/{cycleId}/team-assignments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(name = "Inspection teams", description = "Who inspects which units, and whether they are ready to")
public class TeamAssignmentResource {

    private final TeamAssignmentService assignments;
    private final AssignmentProposals proposals;

    TeamAssignmentResource(TeamAssignmentService assignments, AssignmentProposals proposals) {
        this.assignments = assignments;
        this.proposals = proposals;
    }

    @GET
    @Operation(
            operationId = "getTeamAssignments",
            summary = "Which team of a cycle has which units, and which units of its city have none",
            description = "For officers of the whole city.")
    public AssignmentsView get(@PathParam("cycleId") UUID cycleId) {
        return assignments.assignments(cycleId);
    }

    @GET
    @Path("proposal")
    @Operation(
            operationId = "proposeAssignments",
            summary = "A balanced proposal for the units that no team has; it changes nothing",
            description =
                    "Shares them among the teams, in the field or not, so that each has as many people to inspect, or as"
                            + " many units, as the others, with what it has already. Nobody is proposed for a unit that they stand aside from."
                            + " The same is proposed until something changes. `assignUnits` takes its lines, edited or not.")
    public ProposalView propose(
            @PathParam("cycleId") UUID cycleId,
            @Parameter(description = "What teams are to have equally much of; people to inspect unless said")
                    @QueryParam("balance")
                    @Nullable
                    Balance balance) {
        return proposals.propose(cycleId, balance == null ? Balance.OFFICE_HOLDERS : balance);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "assignUnits",
            summary = "Give units to teams, all of them or none",
            description =
                    "A unit that no team has gets its inspection with it; one of another team, which `fromTeamId` names, is handed"
                            + " over with its inspection until that is announced, whether a team is in the field or not. `assignment-refused`"
                            + " names each line that is wrong; `member-recused` who of the team stands aside from the unit.")
    public RestResponse<AssignmentsView> assign(
            @PathParam("cycleId") UUID cycleId,
            @HeaderParam("Accept-Language") @Nullable Language language,
            @NotNull @Valid AssignUnitsRequest request) {
        return RestResponse.ok(assignments.assign(cycleId, request, Language.orDefault(language)));
    }
}
