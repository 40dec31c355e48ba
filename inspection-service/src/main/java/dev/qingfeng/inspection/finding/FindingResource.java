package dev.qingfeng.inspection.finding;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Findings of an inspection over REST. */
@Path("/v1/inspections/{id}/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Findings",
        description = "What field visits, document reviews and special investigations found, and what is done about it;"
                + " confidential")
public class FindingResource {

    private static final String COLLECTION = "/inspection/v1/inspections/%s/findings";

    private final FindingService findings;

    FindingResource(FindingService findings) {
        this.findings = findings;
    }

    @GET
    @Operation(
            operationId = "listFindings",
            summary = "The findings of one inspection, without what was written of them",
            description =
                    "For the inspection team and officers of the whole city; who stands aside from the unit is refused"
                            + " (`stands-aside`). Each that is shown leaves an audit row.")
    public Page<FindingEntry> list(@PathParam("id") UUID inspectionId, @Valid @BeanParam PageQuery query) {
        return findings.page(inspectionId, query);
    }

    @GET
    @Path("{findingId}")
    @Operation(
            operationId = "getFinding",
            summary = "One finding with all that was written of it; each reading leaves an audit row")
    public RestResponse<FindingView> get(
            @PathParam("id") UUID inspectionId,
            @PathParam("findingId") UUID findingId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        FindingService.Opened opened = findings.open(inspectionId, findingId);
        return Replies.found(opened.view(), opened.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Idempotent
    @Operation(
            operationId = "recordFinding",
            summary = "Record what a field visit, a document review or a special investigation found",
            description = "Other steps have none (`step-without-findings`). It needs the step begun by then"
                    + " (`step-not-begun`, `found-before-step`), and is judged by when it was found, however late it is"
                    + " recorded. What is written is kept encrypted and not shown in the answer.")
    @APIResponseSchema(value = FindingEntry.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<FindingEntry> record(
            @PathParam("id") UUID inspectionId, @NotNull @Valid RecordFindingRequest request) {
        FindingService.Written written = findings.record(inspectionId, request);
        return Replies.created(
                COLLECTION.formatted(inspectionId), written.entry().id(), written.entry(), written.version());
    }

    @POST
    @Path("{findingId}/corrections")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Idempotent
    @Operation(
            operationId = "correctFinding",
            summary = "Tell a finding anew, with a reason",
            description =
                    "What was told before stays beside it. It may come after the finding is settled, and after the"
                            + " inspection has ended, and so many times (`too-many-corrections`). Whoever lowers the severity of what"
                            + " would keep the inspection from its end does not end it (`severity-lowered-by-same-person`).")
    public RestResponse<FindingEntry> correct(
            @PathParam("id") UUID inspectionId,
            @PathParam("findingId") UUID findingId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CorrectFindingRequest request) {
        return changed(findings.correct(inspectionId, findingId, ifMatch, request));
    }

    @POST
    @Path("{findingId}/follow-ups")
    @Idempotent
    @Operation(
            operationId = "followUpFinding",
            summary = "Say what is to be done about a finding, by whom and until when",
            description =
                    "By a day or in working days of the city (`due-unclear`), within a year (`due-too-late`). What was said before stays; what was"
                            + " decided last counts. Nothing is done about what is settled or without ground"
                            + " (`finding-closed-already`). Some working days before the day, and once it has passed, an event tells"
                            + " of it.")
    public RestResponse<FindingEntry> followUp(
            @PathParam("id") UUID inspectionId,
            @PathParam("findingId") UUID findingId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid FollowUpRequest request) {
        return changed(findings.followUp(inspectionId, findingId, ifMatch, request));
    }

    @POST
    @Path("{findingId}/settlement")
    @Idempotent
    @Operation(
            operationId = "settleFinding",
            summary = "Say what came of a finding: it is settled, or without ground",
            description = "Needs a follow-up (`finding-not-followed-up`), and is said once (`finding-closed-already`).")
    public RestResponse<FindingEntry> settle(
            @PathParam("id") UUID inspectionId,
            @PathParam("findingId") UUID findingId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SettleFindingRequest request) {
        return changed(findings.settle(inspectionId, findingId, ifMatch, request));
    }

    private static RestResponse<FindingEntry> changed(FindingService.Written written) {
        return Replies.changed(written.entry(), written.version());
    }
}
