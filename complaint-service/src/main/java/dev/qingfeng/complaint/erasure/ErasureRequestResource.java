package dev.qingfeng.complaint.erasure;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
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

/** Erasing cases that have ended, over REST. */
@Path("/v1/complaints/{id}/erasure-requests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(DISCIPLINE_OFFICER)
@Tag(name = "Erasure", description = "What is confidential of a case that has ended is erased by two officers together")
public class ErasureRequestResource {

    private static final String COLLECTION = "/complaint/v1/complaints/%s/erasure-requests";

    private final ErasureRequestService requests;
    private final CaseReplies replies;

    ErasureRequestResource(ErasureRequestService requests, CaseReplies replies) {
        this.requests = requests;
        this.replies = replies;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "requestErasure",
            summary = "Ask to erase what is confidential of a case that has ended",
            description = "Another officer decides. The answer is kept, and so does not repeat the reason.")
    @APIResponseSchema(value = ErasureRequestView.class, responseCode = "201", responseDescription = "Asked")
    public RestResponse<ErasureRequestView> request(
            @PathParam("id") UUID id, @NotNull @Valid RequestErasureRequest request) {
        ErasureRequestView asked = requests.request(id, request.reason());
        return Replies.created(COLLECTION.formatted(id), asked.id(), asked, 0);
    }

    @GET
    @Operation(
            operationId = "listErasureRequests",
            summary = "Who asked to erase a case, and what came of it",
            description = "Each that is shown leaves an audit row.")
    public Page<ErasureRequestView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return requests.page(id, query);
    }

    @GET
    @Path("{requestId}")
    @Operation(
            operationId = "getErasureRequest",
            summary = "One request to erase a case; once it is erased, the certificate of that")
    public RestResponse<ErasureRequestView> get(
            @PathParam("id") UUID id,
            @PathParam("requestId") UUID requestId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ErasureRequestService.Found found = requests.get(id, requestId);
        return replies.found(found.view(), found.version(), ifNoneMatch);
    }

    @POST
    @Path("{requestId}/approval")
    @Idempotent
    @Operation(
            operationId = "approveErasureRequest",
            summary = "Erase what is confidential of a case, as another officer asked",
            description =
                    "It is not taken back: the keys of the case and of who its reporter is are destroyed, so that nobody reads its texts,"
                            + " messages and files again, and its receipt is one that never was. Nobody approves a request of their own.")
    @APIResponseSchema(value = ErasureRequestView.class, responseCode = "200", responseDescription = "Erased")
    public RestResponse<ErasureRequestView> approve(
            @PathParam("id") UUID id,
            @PathParam("requestId") UUID requestId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return decided(requests.approve(id, requestId, ifMatch));
    }

    @POST
    @Path("{requestId}/refusal")
    @Idempotent
    @Operation(
            operationId = "refuseErasureRequest",
            summary = "Leave a case as it is, or take back that it was to be erased")
    @APIResponseSchema(value = ErasureRequestView.class, responseCode = "200", responseDescription = "Refused")
    public RestResponse<ErasureRequestView> refuse(
            @PathParam("id") UUID id,
            @PathParam("requestId") UUID requestId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return decided(requests.refuse(id, requestId, ifMatch));
    }

    private static RestResponse<ErasureRequestView> decided(ErasureRequestService.Found found) {
        return Replies.changed(found.view(), found.version());
    }
}
