package dev.qingfeng.complaint.handler;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The register of handlers over REST. */
@Path("/v1/handlers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(DISCIPLINE_OFFICER)
@Tag(name = "Handlers", description = "Who works on cases, on what, and whether they take any now")
public class HandlerResource {

    private static final String COLLECTION = "/complaint/v1/handlers";

    private final HandlerService handlers;

    HandlerResource(HandlerService handlers) {
        this.handlers = handlers;
    }

    @GET
    @Operation(operationId = "listHandlers", summary = "The handlers of your units")
    public Page<HandlerView> list(@Valid @BeanParam PageQuery query) {
        return handlers.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getHandler", summary = "One handler of your units")
    public RestResponse<HandlerView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        CaseHandler handler = handlers.get(id);
        return Replies.found(HandlerView.from(handler), handler.version(), ifNoneMatch);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "registerHandler",
            summary = "Register somebody who works on cases",
            description = "Once each (`handler-registered-already`).")
    @APIResponseSchema(value = HandlerView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<HandlerView> register(@NotNull @Valid RegisterHandlerRequest request) {
        CaseHandler handler = handlers.register(request);
        return Replies.created(COLLECTION, handler.id(), HandlerView.from(handler), handler.version());
    }

    @PUT
    @Path("{id}")
    @Operation(
            operationId = "changeHandler",
            summary = "Say where a handler works now, on what, and whether they take cases")
    public RestResponse<HandlerView> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid HandlerRequest request) {
        CaseHandler handler = handlers.change(id, ifMatch, request);
        return Replies.changed(HandlerView.from(handler), handler.version());
    }
}
