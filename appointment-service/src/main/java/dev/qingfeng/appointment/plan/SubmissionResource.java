package dev.qingfeng.appointment.plan;

import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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

/** Submissions of plans over REST. */
@Path("/v1/plans/{id}/submission")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_SECRETARY})
@Tag(name = "Plans")
public class SubmissionResource {

    private final SubmissionService submissions;

    SubmissionResource(SubmissionService submissions) {
        this.submissions = submissions;
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "submitPlan",
            summary = "Submit a plan to the committee",
            description = "Checked as it is and kept so: until it is taken back, neither moves nor waivers change.")
    public RestResponse<PlanView> submit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SubmitPlanRequest request) {
        Plan plan = submissions.submit(id, ifMatch, request);
        return Replies.changed(PlanView.from(plan), plan.version());
    }

    @DELETE
    @Operation(
            operationId = "takeBackPlan",
            summary = "Take a plan back that was submitted",
            description = "It can be changed again, and submitted again. If-Match names the plan, which is answered.")
    public RestResponse<PlanView> takeBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        Plan plan = submissions.takeBack(id, ifMatch);
        return Replies.changed(PlanView.from(plan), plan.version());
    }
}
