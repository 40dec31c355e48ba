package dev.qingfeng.inspection.schedule;

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

/** The planned days of an inspection over REST. */
@Path("/v1/inspections/{id}/planned-days")
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
@Tag(name = "Schedule", description = "When each unit is inspected, and what does not fit")
public class PlannedDaysResource {

    private final ScheduleService schedule;

    PlannedDaysResource(ScheduleService schedule) {
        this.schedule = schedule;
    }

    @GET
    @Operation(
            operationId = "getPlannedDays",
            summary = "On which days a unit is to be inspected",
            description = "For the team and those who see its whole city.")
    public RestResponse<PlannedDaysView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        InspectionPlan plan = schedule.plan(id);
        return Replies.found(PlannedDaysView.from(plan), plan.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "planInspection",
            summary = "Plan on which days a unit is inspected, or plan it anew",
            description =
                    "It is a plan: what does not fit is taken and shown by the timetable, and nothing that is recorded waits for it."
                            + " `If-Match` is needed once something is planned. Not by somebody who stands aside from the unit"
                            + " (`member-recused`).")
    public RestResponse<PlannedDaysView> plan(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PlanInspectionRequest request) {
        InspectionPlan plan = schedule.plan(id, ifMatch, request);
        return Replies.changed(PlannedDaysView.from(plan), plan.version());
    }
}
