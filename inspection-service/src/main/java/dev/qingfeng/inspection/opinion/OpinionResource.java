package dev.qingfeng.inspection.opinion;

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

/** Preliminary opinions over REST. */
@Path("/v1/inspections/{id}/opinions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR, TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Preliminary opinions",
        description =
                "The inspection team's meeting after fieldwork, and what it thinks of the leadership team and each"
                        + " member; confidential")
public class OpinionResource {

    private static final String COLLECTION = "/inspection/v1/inspections/%s/opinions";

    private final OpinionService opinions;

    OpinionResource(OpinionService opinions) {
        this.opinions = opinions;
    }

    @GET
    @Operation(
            operationId = "listOpinions",
            summary = "The preliminary opinions of one inspection; of the inspection teams, for its own only",
            description = "Earlier editions among them; the last of each subject counts.")
    public Page<OpinionView> list(@PathParam("id") UUID inspectionId, @Valid @BeanParam PageQuery query) {
        return opinions.page(inspectionId, query);
    }

    @GET
    @Path("{opinionId}")
    @Operation(
            operationId = "getOpinion",
            summary = "One preliminary opinion; of the inspection teams, for its own only")
    public RestResponse<OpinionView> get(
            @PathParam("id") UUID inspectionId,
            @PathParam("opinionId") UUID opinionId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Replies.found(opinions.get(inspectionId, opinionId), OpinionService.VERSION, ifNoneMatch);
    }

    @GET
    @Path("missing")
    @Operation(operationId = "getMissingOpinions", summary = "Of whom no preliminary opinion has been formed yet")
    public MissingOpinionsView missing(@PathParam("id") UUID inspectionId) {
        return opinions.missing(inspectionId);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "formOpinion",
            summary = "Record the team's preliminary opinion on the leadership team or one of its members",
            description =
                    "Needs the team's meeting held (`team-not-met`). One that is formed anew needs a `changeReason`"
                            + " (`change-reason-missing`) and leaves the one before as it is; nobody forms one of themselves"
                            + " (`own-grade`).")
    @APIResponseSchema(value = FormedOpinionView.class, responseCode = "201", responseDescription = "Formed")
    public RestResponse<FormedOpinionView> form(
            @PathParam("id") UUID inspectionId, @NotNull @Valid FormOpinionRequest request) {
        FormedOpinionView opinion = opinions.form(inspectionId, request);
        return Replies.created(COLLECTION.formatted(inspectionId), opinion.id(), opinion, OpinionService.VERSION);
    }
}
