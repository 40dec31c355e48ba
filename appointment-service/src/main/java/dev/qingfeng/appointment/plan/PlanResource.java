package dev.qingfeng.appointment.plan;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Plans over REST. */
@Path("/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Plans", description = "The moves proposed for a city, and how they stand to the principles")
public class PlanResource {

    private static final String COLLECTION = "/appointment/v1/plans";

    private final PlanService plans;

    PlanResource(PlanService plans) {
        this.plans = plans;
    }

    @GET
    @Operation(operationId = "listPlans", summary = "The plans of the cities that you govern")
    public Page<PlanView> list(@Valid @BeanParam PageQuery query) {
        return plans.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPlan", summary = "One plan")
    public RestResponse<PlanView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Plan plan = plans.get(id);
        return Replies.found(PlanView.from(plan), plan.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/moves")
    @Operation(operationId = "listMoves", summary = "The moves of a plan")
    public Page<MoveView> moves(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return plans.movesPage(id, query);
    }

    @GET
    @Path("{id}/moves/{moveId}")
    @Operation(operationId = "getMove", summary = "One move of a plan", description = "Its ETag is that of the plan.")
    public RestResponse<MoveView> move(
            @PathParam("id") UUID id,
            @PathParam("moveId") UUID moveId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        PlanService.Proposed proposed = plans.move(id, moveId);
        return Replies.found(MoveView.from(proposed.move()), proposed.planVersion(), ifNoneMatch);
    }

    @GET
    @Path("{id}/findings")
    @Operation(
            operationId = "getFindings",
            summary = "How a plan stands to the principles",
            description =
                    "Checked against the plan's own policy and the registry as it is now, with ages on the day of effect.")
    public PlanFindings findings(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "The day of effect to check for; today if absent, and that of the decision if decided",
                            example = "2026-06-01")
                    @QueryParam("effectiveOn")
                    @Nullable
                    LocalDate effectiveOn,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return plans.findings(id, effectiveOn, Language.orDefault(language));
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "draftPlan", summary = "Begin a plan")
    @APIResponseSchema(value = PlanView.class, responseCode = "201", responseDescription = "A draft without moves")
    public RestResponse<PlanView> draft(@NotNull @Valid DraftPlanRequest request) {
        Plan plan = plans.draft(request);
        return Replies.created(COLLECTION, plan.id(), PlanView.from(plan), plan.version());
    }

    @POST
    @Path("{id}/moves")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "proposeMove",
            summary = "Propose a move for a cadre",
            description =
                    "A plan has one move for a cadre. If-Match names the plan, whose ETag changes with each move.")
    @APIResponseSchema(value = MoveView.class, responseCode = "201", responseDescription = "Proposed; ETag of the plan")
    public RestResponse<MoveView> propose(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ProposeMoveRequest request) {
        PlanService.Proposed proposed = plans.propose(id, ifMatch, request);
        return Replies.created(
                COLLECTION + "/" + id + "/moves",
                proposed.move().id(),
                MoveView.from(proposed.move()),
                proposed.planVersion());
    }

    @DELETE
    @Path("{id}/moves/{moveId}")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Operation(
            operationId = "withdrawMove",
            summary = "Withdraw a move",
            description = "If-Match names the plan, which is answered.")
    public RestResponse<PlanView> withdraw(
            @PathParam("id") UUID id,
            @PathParam("moveId") UUID moveId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        Plan plan = plans.withdraw(id, moveId, ifMatch);
        return Replies.changed(PlanView.from(plan), plan.version());
    }
}
