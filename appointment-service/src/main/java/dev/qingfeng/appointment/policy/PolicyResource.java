package dev.qingfeng.appointment.policy;

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
import jakarta.ws.rs.PUT;
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

/** Policies over REST. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Policies", description = "The ten principles, in versions that the Standing Committee adopts")
public class PolicyResource {

    private static final String COLLECTION = "/appointment/v1/policies";

    private final PolicyService policies;

    PolicyResource(PolicyService policies) {
        this.policies = policies;
    }

    @GET
    @Operation(operationId = "listPolicies", summary = "The policies of the cities that you govern")
    public Page<PolicyView> list(@Valid @BeanParam PageQuery query) {
        return policies.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPolicy", summary = "One policy with the catalogue of the ten principles")
    public RestResponse<PolicyView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Policy policy = policies.get(id);
        return Replies.found(policies.view(policy), policy.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/differences")
    @Operation(operationId = "comparePolicies", summary = "What a policy sets otherwise than another")
    public PolicyDifferences differences(
            @PathParam("id") UUID id,
            @Parameter(
                            description = "Another policy; the defaults if absent",
                            example = "01980f2a-7c00-7000-8000-000000000020")
                    @QueryParam("against")
                    @Nullable
                    UUID against) {
        return policies.differences(id, against);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "draftPolicy", summary = "Draft a version of the ten principles")
    @APIResponseSchema(value = PolicyView.class, responseCode = "201", responseDescription = "A draft")
    public RestResponse<PolicyView> draft(@NotNull @Valid DraftPolicyRequest request) {
        Policy policy = policies.draft(request);
        return Replies.created(COLLECTION, policy.id(), policies.view(policy), policy.version());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Operation(
            operationId = "tunePolicy",
            summary = "Set the parameters and weights of a draft",
            description = "As a whole: what is left out has its default again.")
    public RestResponse<PolicyView> tune(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid TunePolicyRequest request) {
        Policy policy = policies.tune(id, ifMatch, request);
        return Replies.changed(policies.view(policy), policy.version());
    }

    @POST
    @Path("{id}/adoption")
    @RolesAllowed(COMMITTEE_SECRETARY)
    @Idempotent
    @Operation(
            operationId = "adoptPolicy",
            summary = "Record the committee's vote on a policy",
            description =
                    "With a majority of all entitled it is adopted, else rejected; either way it never changes again.")
    public RestResponse<PolicyView> adopt(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AdoptPolicyRequest request) {
        Policy policy = policies.adopt(id, ifMatch, request);
        return Replies.changed(policies.view(policy), policy.version());
    }
}
