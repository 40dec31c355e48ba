package dev.qingfeng.complaint.report;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.CaseReplies;
import jakarta.annotation.security.RolesAllowed;
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

/** Whom a report is about, over REST. */
@Path("/v1/complaints/{id}/reported-subjects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Complaints")
public class ReportedSubjectsResource {

    private final ReportService reports;
    private final CaseReplies replies;

    ReportedSubjectsResource(ReportService reports, CaseReplies replies) {
        this.reports = reports;
        this.replies = replies;
    }

    @GET
    @Operation(
            operationId = "getReportedSubjects",
            summary = "Whom a complaint is about, as its reporter named them",
            description = "Each read is recorded.")
    public RestResponse<ReportedSubjectsView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return replies.found(reports.subjects(id), 0, ifNoneMatch);
    }
}
