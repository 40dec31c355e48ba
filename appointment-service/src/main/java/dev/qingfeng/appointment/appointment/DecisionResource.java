package dev.qingfeng.appointment.appointment;

import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;

import dev.qingfeng.appointment.plan.Plan;
import dev.qingfeng.appointment.plan.PlanView;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Decisions on plans over REST. */
@Path("/v1/plans/{id}/decision")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(COMMITTEE_SECRETARY)
@Tag(name = "Plans")
public class DecisionResource {

    private final DecisionService decisions;

    DecisionResource(DecisionService decisions) {
        this.decisions = decisions;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "decidePlan",
            summary = "Record the committee's vote on a plan",
            description =
                    "With a majority of all entitled it is approved and each move becomes an appointment, else it is"
                            + " rejected; either way it never changes again.")
    public RestResponse<PlanView> decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid DecidePlanRequest request) {
        Plan plan = decisions.decide(id, ifMatch, request);
        return Replies.changed(PlanView.from(plan), plan.version());
    }
}
