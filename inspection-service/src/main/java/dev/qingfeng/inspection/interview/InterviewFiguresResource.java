package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
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

/** What interviews say together, over REST. */
@Path("/v1/inspections/{id}/interview-figures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Interviews",
        description = "Interviews of an inspection; what was said is read by the inspection team only")
public class InterviewFiguresResource {

    private final InterviewFiguresService figures;

    InterviewFiguresResource(InterviewFiguresService figures) {
        this.figures = figures;
    }

    @GET
    @Operation(
            operationId = "getInterviewFigures",
            summary = "What the interviews of an inspection say together of the leadership team; confidential",
            description =
                    "Once it has been counted. What fewer than five people said (unless set otherwise) is absent, and so"
                            + " is what would give it away.")
    public RestResponse<InterviewFiguresView> get(
            @PathParam("id") UUID inspectionId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        InterviewFigures counted = figures.get(inspectionId);
        return Replies.found(InterviewFiguresView.from(counted), counted.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "countInterviews",
            summary = "Count what the interviews of an inspection say together",
            description =
                    "Once it is concluded (`inspection-not-concluded`), and once only (`counted-already`): from the"
                            + " difference of two counts somebody could learn what one person said. Interviews that are entered later"
                            + " are not in it.")
    public RestResponse<InterviewFiguresView> count(@PathParam("id") UUID inspectionId) {
        InterviewFigures counted = figures.count(inspectionId);
        return Replies.changed(InterviewFiguresView.from(counted), counted.version());
    }
}
