package dev.qingfeng.inspection.evaluation;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Evaluations over REST. */
@Path("/v1/inspections/{id}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Evaluations", description = "Grades of leadership teams and their members, with reasons; confidential")
public class EvaluationResource {

    private static final String COLLECTION = "/inspection/v1/inspections/%s/evaluations";

    private final EvaluationService evaluations;

    EvaluationResource(EvaluationService evaluations) {
        this.evaluations = evaluations;
    }

    @GET
    @Operation(
            operationId = "listEvaluations",
            summary = "The evaluations of one inspection; of the inspection teams, for its own only")
    public Page<EvaluationView> list(@PathParam("id") UUID inspectionId, @Valid @BeanParam PageQuery query) {
        return evaluations.page(inspectionId, query);
    }

    @GET
    @Path("{evaluationId}")
    @Operation(operationId = "getEvaluation", summary = "One evaluation; of the inspection teams, for its own only")
    public RestResponse<EvaluationView> get(
            @PathParam("id") UUID inspectionId,
            @PathParam("evaluationId") UUID evaluationId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Evaluation evaluation = evaluations.get(inspectionId, evaluationId);
        return Replies.found(EvaluationView.from(evaluation), evaluation.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "grade",
            summary = "Grade the leadership team or one of its members",
            description =
                    "Needs the inspection concluded (`inspection-not-concluded`) and the team's preliminary opinion"
                            + " of the same (`opinion-missing`). Each is graded once"
                            + " (`graded-already`), not without a reason (`grade-without-reason`), and nobody by themselves"
                            + " (`own-grade`).")
    @APIResponseSchema(value = EvaluationView.class, responseCode = "201", responseDescription = "Graded")
    public RestResponse<EvaluationView> grade(
            @PathParam("id") UUID inspectionId, @NotNull @Valid GradeRequest request) {
        Evaluation evaluation = evaluations.grade(inspectionId, request);
        return Replies.created(
                COLLECTION.formatted(inspectionId),
                evaluation.id(),
                EvaluationView.from(evaluation),
                evaluation.version());
    }
}
