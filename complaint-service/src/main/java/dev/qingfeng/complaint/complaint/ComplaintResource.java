package dev.qingfeng.complaint.complaint;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Complaints over REST. */
@Path("/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Complaints", description = "Complaints about your units; those that name no unit go to the city")
public class ComplaintResource {

    private final ComplaintService complaints;
    private final CaseReplies replies;

    ComplaintResource(ComplaintService complaints, CaseReplies replies) {
        this.complaints = complaints;
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "listComplaints",
            summary = "The complaints about your units, without their texts",
            description =
                    "In an order that says nothing of when they came. Those about you, your kin or your leadership team are not"
                            + " there, nor those from which you stand aside.")
    public Page<ComplaintEntry> list(@Valid @BeanParam PageQuery query, @BeanParam InboxQuery which) {
        return complaints.page(query, which);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getComplaint",
            summary = "One complaint with its narrative",
            description = "Each read is recorded.")
    public RestResponse<ComplaintView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ComplaintService.Opened opened = complaints.open(id);
        return replies.found(opened.view(), opened.version(), ifNoneMatch);
    }
}
