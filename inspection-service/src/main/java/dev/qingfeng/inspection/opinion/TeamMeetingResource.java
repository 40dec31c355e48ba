package dev.qingfeng.inspection.opinion;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
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

/** The inspection teams' meetings after fieldwork over REST. */
@Path("/v1/inspections/{id}/team-meeting")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    ORGANIZATION_OFFICER,
    DISCIPLINE_OFFICER,
    COMMITTEE_MEMBER,
    COMMITTEE_SECRETARY,
    AUDITOR,
    TEAM_LEADER,
    TEAM_MEMBER
})
@Tag(
        name = "Preliminary opinions",
        description =
                "The inspection team's meeting after fieldwork, and what it thinks of the leadership team and each"
                        + " member; confidential")
public class TeamMeetingResource {

    private final TeamMeetingService meetings;

    TeamMeetingResource(TeamMeetingService meetings) {
        this.meetings = meetings;
    }

    @GET
    @Operation(
            operationId = "getTeamMeeting",
            summary = "The inspection team's meeting after the inspection of a unit, held or due")
    public RestResponse<TeamMeetingView> get(
            @PathParam("id") UUID inspectionId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        TeamMeetingService.Shown meeting = meetings.get(inspectionId);
        return Replies.found(meeting.view(), meeting.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "holdTeamMeeting",
            summary = "Record that the inspection team met after the inspection",
            description =
                    "Needs the inspection concluded (`inspection-not-concluded`), and more than half of the team there"
                            + " (`too-few-of-the-team`), of whom nobody stands aside from the unit (`member-recused`): who does is"
                            + " not counted, nor is who came into the team since (`member-joined-afterwards`). Three working days of the city, unless set otherwise, after the day it"
                            + " ended is the last in time; a later meeting needs a `delayReason` (`team-meeting-overdue`).")
    public RestResponse<TeamMeetingView> hold(
            @PathParam("id") UUID inspectionId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid HoldTeamMeetingRequest request) {
        TeamMeeting meeting = meetings.hold(inspectionId, ifMatch, request);
        return Replies.changed(TeamMeetingView.from(meeting), meeting.version());
    }
}
