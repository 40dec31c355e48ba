package dev.qingfeng.appointment.plan;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** Checks of plans over REST. */
@Path("/v1/plans/{id}/checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Checks", description = "How a plan stood to the principles when it was checked, kept")
public class PlanCheckResource {

    private final PlanCheckService checks;

    PlanCheckResource(PlanCheckService checks) {
        this.checks = checks;
    }

    @GET
    @Operation(operationId = "listPlanChecks", summary = "The checks of a plan")
    public Page<PlanCheckView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return checks.page(id, query);
    }

    @GET
    @Path("{checkId}")
    @Operation(operationId = "getPlanCheck", summary = "One check of a plan")
    public RestResponse<PlanCheckView> get(
            @PathParam("id") UUID id,
            @PathParam("checkId") UUID checkId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        PlanCheck check = checks.get(id, checkId);
        return Replies.found(PlanCheckView.from(check), check.version(), ifNoneMatch);
    }

    @GET
    @Path("{checkId}/findings")
    @Operation(operationId = "getPlanCheckFindings", summary = "What a check found")
    public CheckFindings findings(
            @PathParam("id") UUID id,
            @PathParam("checkId") UUID checkId,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return checks.findings(id, checkId, Language.orDefault(language));
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_SECRETARY})
    @Idempotent
    @Operation(
            operationId = "checkPlan",
            summary = "Check a draft against its policy, and keep what is found",
            description = "Checked in the registry as it is now.")
    @APIResponseSchema(value = PlanCheckView.class, responseCode = "201", responseDescription = "Checked")
    public RestResponse<PlanCheckView> check(@PathParam("id") UUID id, @NotNull @Valid CheckPlanRequest request) {
        PlanCheck check = checks.check(id, request);
        return Replies.created(
                "/appointment/v1/plans/" + id + "/checks", check.id(), PlanCheckView.from(check), check.version());
    }
}
