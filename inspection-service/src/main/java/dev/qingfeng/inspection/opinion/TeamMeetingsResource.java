package dev.qingfeng.inspection.opinion;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All inspection teams' meetings after fieldwork over REST. */
@Path("/v1/team-meetings")
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
public class TeamMeetingsResource {

    private final TeamMeetingService meetings;

    TeamMeetingsResource(TeamMeetingService meetings) {
        this.meetings = meetings;
    }

    @GET
    @Operation(
            operationId = "listTeamMeetings",
            summary = "The meetings of inspection teams after each inspection that has ended, held or still due")
    public Page<TeamMeetingView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId,
            @Parameter(description = "Only those that are past their deadline today and not held")
                    @QueryParam("overdue")
                    @DefaultValue("false")
                    boolean overdue) {
        return meetings.page(query, cycleId, overdue);
    }
}
