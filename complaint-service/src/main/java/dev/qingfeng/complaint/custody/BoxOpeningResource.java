package dev.qingfeng.complaint.custody;

import static dev.qingfeng.complaint.ComplaintRoles.AUDITOR;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.complaint.ComplaintRoles.INTAKE_CLERK;

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

/** The custody log of report boxes over REST. */
@Path("/v1/box-openings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({INTAKE_CLERK, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Custody", description = "Report boxes, opened by two people, and what was in them")
public class BoxOpeningResource {

    private static final String COLLECTION = "/complaint/v1/box-openings";

    private final CustodyService custody;

    BoxOpeningResource(CustodyService custody) {
        this.custody = custody;
    }

    @POST
    @RolesAllowed(INTAKE_CLERK)
    @Idempotent
    @Operation(
            operationId = "openBox",
            summary = "Enter that you opened a report box with another, and how many letters were in it",
            description = "The other confirms it with a token of their own; until then no letter is recorded from it.")
    @APIResponseSchema(value = BoxOpeningView.class, responseCode = "201", responseDescription = "Entered")
    public RestResponse<BoxOpeningView> open(@NotNull @Valid OpenBoxRequest request) {
        BoxOpeningView opened = custody.open(request);
        return Replies.created(COLLECTION, opened.id(), opened, 0);
    }

    @GET
    @Operation(
            operationId = "listBoxOpenings",
            summary = "The openings of the boxes in your units; as a clerk those that you were at",
            description =
                    "How many letters there were is shown to the two and to auditors, and to nobody who may see cases.")
    public Page<BoxOpeningView> list(@Valid @BeanParam PageQuery query) {
        return custody.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getBoxOpening", summary = "One opening of a box")
    public RestResponse<BoxOpeningView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        CustodyService.Found found = custody.get(id);
        return found.hasFigures()
                ? Replies.found(found.view(), found.version(), ifNoneMatch)
                : Replies.foundAs(found.view(), "step-" + found.version(), ifNoneMatch);
    }

    @POST
    @Path("{id}/confirmation")
    @RolesAllowed(INTAKE_CLERK)
    @Idempotent
    @Operation(operationId = "confirmBoxOpening", summary = "Confirm that you opened a box with who entered it")
    @APIResponseSchema(value = BoxOpeningView.class, responseCode = "200", responseDescription = "Confirmed")
    public RestResponse<BoxOpeningView> confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        CustodyService.Found found = custody.confirm(id, ifMatch);
        return Replies.changed(found.view(), found.version());
    }

    @POST
    @Path("{id}/settlement")
    @RolesAllowed(INTAKE_CLERK)
    @Idempotent
    @Operation(
            operationId = "settleBoxOpening",
            summary = "Say that all letters of an opening are recorded, or why some are not")
    @APIResponseSchema(value = BoxOpeningView.class, responseCode = "200", responseDescription = "Settled")
    public RestResponse<BoxOpeningView> settle(
            @PathParam("id") UUID id,
            @NotNull @Valid SettleOpeningRequest request,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        CustodyService.Found found = custody.settle(id, request.explanation(), ifMatch);
        return Replies.changed(found.view(), found.version());
    }
}
