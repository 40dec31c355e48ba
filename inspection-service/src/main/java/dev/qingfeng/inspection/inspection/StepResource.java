package dev.qingfeng.inspection.inspection;

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

/** A step of an inspection while it is carried out, over REST. */
@Path("/v1/inspections/{id}/steps/{step}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Inspections")
public class StepResource {

    private final StepService steps;

    StepResource(StepService steps) {
        this.steps = steps;
    }

    @GET
    @Path("requirements")
    @Operation(
            operationId = "getStepRequirements",
            summary = "Which conditions and which evidence a step still needs, as a refusal would name them now",
            description =
                    "For the inspection team and officers of the whole city, without who stands aside from the"
                            + " unit (`stands-aside`) or is of its leadership team (`own-leadership-team`). Nothing is recorded by it.")
    public StepRequirementsView requirements(@PathParam("id") UUID id, @PathParam("step") int step) {
        return steps.requirements(id, step);
    }

    @POST
    @Path("start")
    @Idempotent
    @Operation(
            operationId = "startStep",
            summary = "Start one of the ten steps",
            description =
                    "It runs until it is completed. It needs what `recordStep` needs of its start, and is started once"
                            + " (`step-started-already`). A step that only runs is not carried out yet: none that comes after"
                            + " it starts.")
    public RestResponse<InspectionView> start(
            @PathParam("id") UUID id,
            @PathParam("step") int step,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid StartStepRequest request) {
        return changed(steps.start(id, step, ifMatch, request));
    }

    @POST
    @Path("completion")
    @Idempotent
    @Operation(
            operationId = "completeStep",
            summary = "Complete a step that runs, with its evidence",
            description = "Needs the evidence that is required of the step: `unmet` names each kind that is missing"
                    + " (`evidence-missing`). A step that was not started is `step-not-started`.")
    public RestResponse<InspectionView> complete(
            @PathParam("id") UUID id,
            @PathParam("step") int step,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CompleteStepRequest request) {
        return changed(steps.complete(id, step, ifMatch, request));
    }

    @POST
    @Path("evidence")
    @Idempotent
    @Operation(
            operationId = "addEvidence",
            summary = "Add evidence to a step that is recorded",
            description =
                    "What is there stays; what is added says when it came and by whom. After the inspection is concluded it"
                            + " needs a reason (`correction-reason-missing`). A step has 500 pieces at most"
                            + " (`too-much-evidence`).")
    public RestResponse<InspectionView> addEvidence(
            @PathParam("id") UUID id,
            @PathParam("step") int step,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AddEvidenceRequest request) {
        return changed(steps.addEvidence(id, step, ifMatch, request));
    }

    private static RestResponse<InspectionView> changed(UnitInspection inspection) {
        return Replies.changed(InspectionView.from(inspection), inspection.version());
    }
}
