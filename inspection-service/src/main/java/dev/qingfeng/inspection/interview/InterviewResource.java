package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.web.Idempotent;
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

/** Interviews over REST. */
@Path("/v1/interviews")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Interviews",
        description = "Interviews of an inspection; what was said is read by the inspection team only")
public class InterviewResource {

    private static final String COLLECTION = "/inspection/v1/interviews";

    private final InterviewService interviews;

    InterviewResource(InterviewService interviews) {
        this.interviews = interviews;
    }

    @GET
    @Operation(
            operationId = "listInterviews",
            summary = "The interviews of your own inspection team, without what was said")
    public Page<InterviewEntry> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this inspection") @QueryParam("inspectionId") @Nullable
                    UUID inspectionId,
            @Parameter(description = "Only those with people of this stratum") @QueryParam("stratum") @Nullable
                    Stratum stratum) {
        return interviews.page(query, inspectionId, stratum);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getInterview",
            summary = "One interview of your own inspection team, with what was said; each reading leaves an audit row")
    public RestResponse<InterviewView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        InterviewService.Opened opened = interviews.open(id);
        return Replies.found(opened.view(), opened.version(), ifNoneMatch);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "recordInterview",
            summary = "Record an interview that your inspection team held",
            description =
                    "With a cadre of the city, or somebody by name and organisation (`interviewee-unclear`), held by"
                            + " members of the team (`too-few-interviewers`) of whom none holds another then"
                            + " (`interviewer-elsewhere`) and each was of the team, trained and signed by then (`member-joined-afterwards`,"
                            + " `member-trained-afterwards`, `member-signed-afterwards`), and not with one of them (`interviewee-of-the-team`); in its fieldwork, once"
                            + " the notice's day and the steps that come first have (`notice-period-running`, `step-out-of-order`), and"
                            + " before the end of the inspection. The same person may be interviewed again and counts once. What was said is kept"
                            + " encrypted.")
    @APIResponseSchema(value = RecordedInterviewView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<RecordedInterviewView> record(@NotNull @Valid RecordInterviewRequest request) {
        Interview interview = interviews.record(request);
        return Replies.created(COLLECTION, interview.id(), RecordedInterviewView.from(interview), interview.version());
    }
}
