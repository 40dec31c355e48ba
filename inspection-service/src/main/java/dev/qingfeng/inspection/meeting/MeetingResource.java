package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

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

/** Meetings over REST. */
@Path("/v1/meetings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Meetings", description = "Meetings at which steps of an inspection are carried out, and who is there")
public class MeetingResource {

    private static final String COLLECTION = "/inspection/v1/meetings";

    private final MeetingService meetings;

    MeetingResource(MeetingService meetings) {
        this.meetings = meetings;
    }

    @GET
    @RolesAllowed({
        ORGANIZATION_OFFICER,
        DISCIPLINE_OFFICER,
        COMMITTEE_MEMBER,
        COMMITTEE_SECRETARY,
        AUDITOR,
        TEAM_LEADER,
        TEAM_MEMBER
    })
    @Operation(
            operationId = "listMeetings",
            summary = "The meetings of the inspections that you may see, and those of your own team")
    public Page<MeetingView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId,
            @Parameter(description = "Only those of this inspection") @QueryParam("inspectionId") @Nullable
                    UUID inspectionId) {
        return meetings.page(query, cycleId, inspectionId);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        ORGANIZATION_OFFICER,
        DISCIPLINE_OFFICER,
        COMMITTEE_MEMBER,
        COMMITTEE_SECRETARY,
        AUDITOR,
        TEAM_LEADER,
        TEAM_MEMBER
    })
    @Operation(
            operationId = "getMeeting",
            summary = "One meeting",
            description = "Without reasons for whoever sees its inspection without them, see `getInspection`.")
    public RestResponse<MeetingView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        MeetingService.Shown meeting = meetings.show(id);
        return Replies.found(meeting.view(), meeting.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/attendance")
    @RolesAllowed({
        ORGANIZATION_OFFICER,
        DISCIPLINE_OFFICER,
        COMMITTEE_MEMBER,
        COMMITTEE_SECRETARY,
        AUDITOR,
        TEAM_LEADER,
        TEAM_MEMBER
    })
    @Operation(operationId = "getAttendance", summary = "How many are at a meeting, by class; without names")
    public AttendanceView attendance(@PathParam("id") UUID id) {
        return meetings.attendance(id);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "draftMeeting",
            summary = "Draft a meeting of an inspection",
            description = "One meeting may serve several steps, and a step may have several meetings.")
    @APIResponseSchema(value = MeetingView.class, responseCode = "201", responseDescription = "Drafted")
    public RestResponse<MeetingView> draft(@NotNull @Valid DraftMeetingRequest request) {
        Meeting meeting = meetings.draft(request);
        return Replies.created(COLLECTION, meeting.id(), MeetingView.from(meeting), meeting.version());
    }

    @POST
    @Path("{id}/plan")
    @Idempotent
    @Operation(
            operationId = "planMeeting",
            summary = "Say anew where, when and for what a meeting is",
            description = "Until its attendance is closed (`attendance-closed`). Who is in its list stays in it. Where"
                    + " people came and a step of it has begun, it keeps its planned start and that step"
                    + " (`meeting-in-use`).")
    public RestResponse<MeetingView> plan(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PlanMeetingRequest request) {
        return changed(meetings.plan(id, ifMatch, request));
    }

    @POST
    @Path("{id}/convocation")
    @Idempotent
    @Operation(
            operationId = "conveneMeeting",
            summary = "Convene a meeting",
            description = "From then on people check in.")
    public RestResponse<MeetingView> convene(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(meetings.convene(id, ifMatch));
    }

    @POST
    @Path("{id}/closing")
    @Idempotent
    @Operation(
            operationId = "closeAttendance",
            summary = "Close the attendance of a meeting",
            description =
                    "Who is expected and not there is absent from then on. It is not closed before the meeting starts"
                            + " (`closed-before-start`) nor before the last who came (`closed-before-last-arrival`).")
    public RestResponse<MeetingView> close(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CloseAttendanceRequest request) {
        return changed(meetings.close(id, ifMatch, request));
    }

    @POST
    @Path("{id}/cancellation")
    @Idempotent
    @Operation(
            operationId = "cancelMeeting",
            summary = "Cancel a meeting, with a reason",
            description = "Not once its attendance is closed (`attendance-closed`), nor where people came and a step of"
                    + " it has begun, or a round of ballots was opened at it that is not void (`meeting-in-use`).")
    public RestResponse<MeetingView> cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CancelMeetingRequest request) {
        return changed(meetings.cancel(id, ifMatch, request));
    }

    private static RestResponse<MeetingView> changed(Meeting meeting) {
        return Replies.changed(MeetingView.from(meeting), meeting.version());
    }
}
