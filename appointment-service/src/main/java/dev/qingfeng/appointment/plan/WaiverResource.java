package dev.qingfeng.appointment.plan;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
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

/** Waivers over REST. */
@Path("/v1/plans/{id}/waivers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Waivers", description = "What a plan is let off from: one person proposes it, another grants it")
public class WaiverResource {

    private final WaiverService waivers;

    WaiverResource(WaiverService waivers) {
        this.waivers = waivers;
    }

    @GET
    @Operation(operationId = "listWaivers", summary = "What a plan is let off from")
    public Page<WaiverView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return waivers.page(id, query);
    }

    @GET
    @Path("{waiverId}")
    @Operation(operationId = "getWaiver", summary = "One waiver")
    public RestResponse<WaiverView> get(
            @PathParam("id") UUID id,
            @PathParam("waiverId") UUID waiverId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Waiver waiver = waivers.get(id, waiverId);
        return Replies.found(WaiverView.from(waiver), waiver.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "proposeWaiver",
            summary = "Propose to let a plan off from a principle in one township or post",
            description = "It counts once another person grants it.")
    @APIResponseSchema(value = WaiverView.class, responseCode = "201", responseDescription = "Proposed")
    public RestResponse<WaiverView> propose(@PathParam("id") UUID id, @NotNull @Valid ProposeWaiverRequest request) {
        Waiver waiver = waivers.propose(id, request);
        return Replies.created(
                "/appointment/v1/plans/" + id + "/waivers", waiver.id(), WaiverView.from(waiver), waiver.version());
    }

    @POST
    @Path("{waiverId}/grant")
    @RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_SECRETARY})
    @Idempotent
    @Operation(operationId = "grantWaiver", summary = "Grant a waiver, as another person than who proposed it")
    public RestResponse<WaiverView> grant(
            @PathParam("id") UUID id,
            @PathParam("waiverId") UUID waiverId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(waivers.grant(id, waiverId, ifMatch));
    }

    @POST
    @Path("{waiverId}/withdrawal")
    @RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_SECRETARY})
    @Idempotent
    @Operation(
            operationId = "withdrawWaiver",
            summary = "Withdraw a waiver, granted or not",
            description = "One person is enough, for it lets nobody off.")
    public RestResponse<WaiverView> withdraw(
            @PathParam("id") UUID id,
            @PathParam("waiverId") UUID waiverId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(waivers.withdraw(id, waiverId, ifMatch));
    }

    private static RestResponse<WaiverView> changed(Waiver waiver) {
        return Replies.changed(WaiverView.from(waiver), waiver.version());
    }
}
