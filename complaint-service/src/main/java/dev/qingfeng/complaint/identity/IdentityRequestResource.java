package dev.qingfeng.complaint.identity;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.platform.web.ShownOnce;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Opening who a reporter is, over REST. */
@Path("/v1/complaints/{id}/identity-requests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(DISCIPLINE_OFFICER)
@Tag(
        name = "Reporters' identity",
        description = "Opened by two officers together, once, and the reporter sees that it was")
public class IdentityRequestResource {

    private static final String COLLECTION = "/complaint/v1/complaints/%s/identity-requests";

    private final IdentityRequestService requests;
    private final CaseReplies replies;

    IdentityRequestResource(IdentityRequestService requests, CaseReplies replies) {
        this.requests = requests;
        this.replies = replies;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "requestIdentity",
            summary = "Ask to see who the reporter of a case is",
            description = "Another officer decides. The answer is kept, and so does not repeat the reason.")
    @APIResponseSchema(value = IdentityRequestView.class, responseCode = "201", responseDescription = "Asked")
    public RestResponse<IdentityRequestView> request(
            @PathParam("id") UUID id, @NotNull @Valid RequestIdentityRequest request) {
        IdentityRequestView asked = requests.request(id, request.reason());
        return Replies.created(COLLECTION.formatted(id), asked.id(), asked, 0);
    }

    @GET
    @Operation(
            operationId = "listIdentityRequests",
            summary = "Who asked to see who the reporter of a case is, why, and what came of it",
            description = "Each that is shown leaves an audit row.")
    public Page<IdentityRequestView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return requests.page(id, query);
    }

    @GET
    @Path("{requestId}")
    @Operation(operationId = "getIdentityRequest", summary = "One request to see who the reporter of a case is")
    public RestResponse<IdentityRequestView> get(
            @PathParam("id") UUID id,
            @PathParam("requestId") UUID requestId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        IdentityRequestService.Found found = requests.get(id, requestId);
        return replies.found(found.view(), found.version(), ifNoneMatch);
    }

    @POST
    @Path("{requestId}/approval")
    @Idempotent
    @Operation(
            operationId = "approveIdentityRequest",
            summary = "Approve that another officer sees who the reporter of a case is",
            description = "Within a day, once. Nobody approves a request of their own.")
    @APIResponseSchema(value = IdentityRequestView.class, responseCode = "200", responseDescription = "Approved")
    public RestResponse<IdentityRequestView> approve(
            @PathParam("id") UUID id,
            @PathParam("requestId") UUID requestId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return decided(requests.decide(id, requestId, true, ifMatch));
    }

    @POST
    @Path("{requestId}/refusal")
    @Idempotent
    @Operation(
            operationId = "refuseIdentityRequest",
            summary = "Refuse that another officer sees who the reporter of a case is")
    @APIResponseSchema(value = IdentityRequestView.class, responseCode = "200", responseDescription = "Refused")
    public RestResponse<IdentityRequestView> refuse(
            @PathParam("id") UUID id,
            @PathParam("requestId") UUID requestId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return decided(requests.decide(id, requestId, false, ifMatch));
    }

    private static RestResponse<IdentityRequestView> decided(IdentityRequestService.Found found) {
        return Replies.changed(found.view(), found.version());
    }

    @POST
    @Path("{requestId}/opening")
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "openIdentity",
            summary = "See who the reporter of a case is, as another officer approved",
            description =
                    "Once, within a day of the approval, by who asked. It stays on record, and the reporter sees that it was.")
    @APIResponseSchema(value = IdentityView.class, responseCode = "200", responseDescription = "Who it is")
    public RestResponse<IdentityView> open(@PathParam("id") UUID id, @PathParam("requestId") UUID requestId) {
        return RestResponse.ResponseBuilder.ok(requests.show(id, requestId))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
