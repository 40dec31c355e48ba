package dev.qingfeng.appointment.plan;

import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Copies of plans over REST. */
@Path("/v1/plans/{id}/branches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ORGANIZATION_OFFICER)
@Tag(name = "Plans")
public class BranchResource {

    private final BranchService branches;

    BranchResource(BranchService branches) {
        this.branches = branches;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "branchPlan",
            summary = "Begin a plan with the moves of another",
            description = "The copy remembers which plan it came from, and as of when. Waivers are not copied.")
    @APIResponseSchema(value = PlanView.class, responseCode = "201", responseDescription = "A draft with these moves")
    public RestResponse<PlanView> branch(@PathParam("id") UUID id, @NotNull @Valid BranchPlanRequest request) {
        Plan branch = branches.branch(id, request);
        return Replies.created("/appointment/v1/plans", branch.id(), PlanView.from(branch), branch.version());
    }
}
