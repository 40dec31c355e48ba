package dev.qingfeng.pledge.exemption;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Exemptions over REST. */
@Path("/v1/exemptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Exemptions", description = "Who need not sign: one person proposes it, another decides")
public class ExemptionResource {

    private static final String COLLECTION = "/pledge/v1/exemptions";

    private final ExemptionService exemptions;

    ExemptionResource(ExemptionService exemptions) {
        this.exemptions = exemptions;
    }

    @GET
    @Operation(
            operationId = "listExemptions",
            summary = "The exemptions of people in the units that you may see",
            description = "Auditors see who decided and when, but not on what ground and for what reason.")
    public Page<ExemptionView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those in this state") @QueryParam("state") @Nullable ExemptionState state) {
        return exemptions.page(query, state);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getExemption",
            summary = "One exemption",
            description = "Auditors see who decided and when, but not on what ground and for what reason.")
    public RestResponse<ExemptionView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Exemption exemption = exemptions.get(id);
        return exemptions.tellsWhy()
                ? Replies.found(ExemptionView.from(exemption), exemption.version(), ifNoneMatch)
                : Replies.foundAs(
                        ExemptionView.withheld(exemption), "without-reasons-" + exemption.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "proposeExemption",
            summary = "Propose that somebody need not sign",
            description = "Another person decides. If the pledge is signed before that, the proposal is withdrawn.")
    @APIResponseSchema(value = ExemptionView.class, responseCode = "201", responseDescription = "Proposed")
    public RestResponse<ExemptionView> propose(@NotNull @Valid ProposeExemptionRequest request) {
        Exemption exemption = exemptions.propose(request);
        return Replies.created(COLLECTION, exemption.id(), ExemptionView.from(exemption), exemption.version());
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Idempotent
    @Operation(operationId = "approveExemption", summary = "Exempt somebody, as another person than who proposed it")
    public RestResponse<ExemptionView> approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(exemptions.approve(id, ifMatch));
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Idempotent
    @Operation(operationId = "rejectExemption", summary = "Reject a proposal, as another person than who made it")
    public RestResponse<ExemptionView> reject(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RejectExemptionRequest request) {
        return changed(exemptions.reject(id, ifMatch, request.reason()));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "withdrawExemption", summary = "Take your own proposal back, while nobody has decided")
    public RestResponse<ExemptionView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(exemptions.takeBack(id, ifMatch));
    }

    @POST
    @Path("{id}/revocation")
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Idempotent
    @Operation(
            operationId = "revokeExemption",
            summary = "End an exemption: the person is to sign again",
            description = "One person is enough, for it lets nobody off.")
    public RestResponse<ExemptionView> revoke(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RevokeExemptionRequest request) {
        return changed(exemptions.revoke(id, ifMatch, request.reason()));
    }

    private static RestResponse<ExemptionView> changed(Exemption exemption) {
        return Replies.changed(ExemptionView.from(exemption), exemption.version());
    }
}
