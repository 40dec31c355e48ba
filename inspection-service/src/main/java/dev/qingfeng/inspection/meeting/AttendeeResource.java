package dev.qingfeng.inspection.meeting;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Attendees of a meeting over REST. */
@Path("/v1/meetings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Meetings", description = "Meetings at which steps of an inspection are carried out, and who is there")
public class AttendeeResource {

    private final AttendeeService attendees;

    AttendeeResource(AttendeeService attendees) {
        this.attendees = attendees;
    }

    @GET
    @Path("attendees")
    @Operation(
            operationId = "listAttendees",
            summary = "Who is expected at a meeting and who came; of the inspection teams, for its own only")
    public Page<AttendeeView> list(
            @PathParam("id") UUID meetingId,
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this class") @QueryParam("attendeeClass") @Nullable
                    AttendeeClass attendeeClass) {
        return attendees.page(meetingId, query, attendeeClass);
    }

    @POST
    @Path("attendees")
    @Idempotent
    @Operation(
            operationId = "addAttendee",
            summary = "Add somebody to those expected at a meeting",
            description = "A cadre of the city, or somebody by name and organisation (`attendee-unclear`), each once"
                    + " (`attendee-listed-already`, `name-listed-already`).")
    public RestResponse<AttendeeView> add(@PathParam("id") UUID meetingId, @NotNull @Valid AddAttendeeRequest request) {
        return changed(attendees.add(meetingId, request));
    }

    @GET
    @Path("attendees/{attendeeId}")
    @Operation(
            operationId = "getAttendee",
            summary = "One of those who are expected at a meeting or came; of the inspection teams, for its own only")
    public RestResponse<AttendeeView> get(
            @PathParam("id") UUID meetingId,
            @PathParam("attendeeId") UUID attendeeId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        AttendeeService.Listed listed = attendees.get(meetingId, attendeeId);
        return Replies.found(listed.view(), listed.version(), ifNoneMatch);
    }

    @POST
    @Path("check-ins")
    @Idempotent
    @Operation(
            operationId = "checkIn",
            summary = "Check somebody in, by id or by the code beside their name on the printed list",
            description =
                    "Once they are checked in nothing changes any more, unless it is taken back. Whoever comes after"
                            + " the start is late. What is recorded on a later day needs a reason, and so does who was"
                            + " forgotten when attendance was closed; who came after that did not come to the meeting"
                            + " (`attendance-closed`).")
    public RestResponse<AttendeeView> checkIn(@PathParam("id") UUID meetingId, @NotNull @Valid CheckInRequest request) {
        return changed(attendees.checkIn(meetingId, request));
    }

    @POST
    @Path("walk-ins")
    @Idempotent
    @Operation(
            operationId = "addWalkIn",
            summary = "Check in somebody who was not expected",
            description = "They count as present, and not as expected. Whoever is in the list is checked in as listed"
                    + " (`attendee-listed-already`, `name-listed-already`).")
    public RestResponse<AttendeeView> walkIn(@PathParam("id") UUID meetingId, @NotNull @Valid WalkInRequest request) {
        return changed(attendees.walkIn(meetingId, request));
    }

    @POST
    @Path("attendees/{attendeeId}/absence")
    @Idempotent
    @Operation(
            operationId = "recordAbsence",
            summary = "Say why somebody is not at a meeting",
            description = "Before or after it; not of whoever is there (`checked-in-already`).")
    public RestResponse<AttendeeView> excuse(
            @PathParam("id") UUID meetingId,
            @PathParam("attendeeId") UUID attendeeId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RecordAbsenceRequest request) {
        return changed(attendees.excuse(meetingId, attendeeId, ifMatch, request));
    }

    @POST
    @Path("attendees/{attendeeId}/check-in-withdrawal")
    @Idempotent
    @Operation(
            operationId = "takeBackCheckIn",
            summary = "Take back the check-in of somebody who was not there",
            description =
                    "With a reason, and until attendance is closed (`attendance-closed`). They are expected again;"
                            + " whoever was entered as not expected stays in the list and is counted nowhere. What is"
                            + " taken back is kept. A step that has begun stays begun. Not where fewer of a class would have"
                            + " come than drew slips or were given papers (`more-slips-than-attendees`).")
    public RestResponse<AttendeeView> takeBackCheckIn(
            @PathParam("id") UUID meetingId,
            @PathParam("attendeeId") UUID attendeeId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid TakeBackCheckInRequest request) {
        return changed(attendees.takeBackCheckIn(meetingId, attendeeId, ifMatch, request));
    }

    private static RestResponse<AttendeeView> changed(AttendeeService.Listed listed) {
        return Replies.changed(listed.view(), listed.version());
    }
}
