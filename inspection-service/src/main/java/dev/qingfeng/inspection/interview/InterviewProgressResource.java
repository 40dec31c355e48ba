package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far interviews are, over REST. */
@Path("/v1/inspections/{id}/interview-progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Interviews",
        description = "Interviews of an inspection; what was said is read by the inspection team only")
public class InterviewProgressResource {

    private final InterviewService interviews;

    InterviewProgressResource(InterviewService interviews) {
        this.interviews = interviews;
    }

    @GET
    @RolesAllowed({ORGANIZATION_OFFICER, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
    @Operation(
            operationId = "getInterviewProgress",
            summary =
                    "How many different people have been interviewed in an inspection, by stratum, and what is missing",
            description = "The step of interviews is refused before enough people have been interviewed"
                    + " (`too-few-interviewees`) and somebody of each stratum (`stratum-missing`). For the inspection team, and"
                    + " officers and auditors of the whole city, but for whoever is judged or stands aside.")
    public InterviewProgressView progress(@PathParam("id") UUID inspectionId) {
        return interviews.progress(inspectionId);
    }
}
