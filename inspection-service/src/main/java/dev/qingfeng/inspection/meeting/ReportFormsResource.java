package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The forms for written reports of a meeting over REST. */
@Path("/v1/meetings/{id}/report-forms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Meetings", description = "Meetings at which steps of an inspection are carried out, and who is there")
public class ReportFormsResource {

    private final ReportFormsService forms;

    ReportFormsResource(ReportFormsService forms) {
        this.forms = forms;
    }

    @GET
    @Operation(
            operationId = "getReportForms",
            summary = "How many forms for written reports were handed out at a meeting, and how many came back")
    public RestResponse<ReportFormsView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return forms.get(id)
                .map(counted -> Replies.found(ReportFormsView.from(counted), counted.version(), ifNoneMatch))
                .orElseGet(
                        () -> Replies.found(ReportFormsView.notCounted(id), ReportFormsView.NOT_COUNTED, ifNoneMatch));
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "countReportForms",
            summary = "Say how many forms for written reports were handed out at a meeting, and how many came back",
            description =
                    "Everybody gets one and hands it in, blank or not (`more-returned-than-issued`). It can be said"
                            + " anew until a climate board has counted it (`report-forms-stay-counted`).")
    public RestResponse<ReportFormsView> count(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CountReportFormsRequest request) {
        ReportForms counted = forms.count(id, ifMatch, request);
        return Replies.changed(ReportFormsView.from(counted), counted.version());
    }
}
