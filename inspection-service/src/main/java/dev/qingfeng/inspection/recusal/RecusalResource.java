package dev.qingfeng.inspection.recusal;

import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Declared recusals over REST. */
@Path("/v1/recusals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY})
@Tag(name = "Inspection teams", description = "Who inspects which units, and whether they are ready to")
public class RecusalResource {

    private static final String COLLECTION = "/inspection/v1/recusals";

    private final RecusalService recusals;

    RecusalResource(RecusalService recusals) {
        this.recusals = recusals;
    }

    @GET
    @Operation(
            operationId = "listRecusals",
            summary = "The recusals declared in your city, in your own team, and your own",
            description =
                    "What the registry tells of posts held and of kin is not among them: see the conflicts of a team. Each"
                            + " reading leaves an audit row.")
    public Page<RecusalView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId,
            @Parameter(description = "Only those of this cadre") @QueryParam("cadreId") @Nullable UUID cadreId) {
        return recusals.page(query, cycleId, cadreId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRecusal", summary = "One declared recusal; each reading leaves an audit row")
    public RestResponse<RecusalView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Recusal recusal = recusals.get(id);
        return Replies.found(RecusalView.from(recusal), recusal.version(), ifNoneMatch);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "declareRecusal",
            summary = "Declare that you stand aside from a unit, or as an officer of the city that somebody does",
            description =
                    "Until the cycle is archived. From then on no team with them is given the unit, and they write and read nothing"
                            + " of its inspection (`member-recused`, `stands-aside`), on the committee neither. Where their team has it"
                            + " already, that is a conflict of the team, which does not begin its fieldwork until it is settled.")
    @APIResponseSchema(value = DeclaredRecusalView.class, responseCode = "201", responseDescription = "Declared")
    public RestResponse<DeclaredRecusalView> declare(@NotNull @Valid DeclareRecusalRequest request) {
        Recusal recusal = recusals.declare(request);
        return Replies.created(COLLECTION, recusal.id(), DeclaredRecusalView.from(recusal), recusal.version());
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "withdrawRecusal",
            summary = "Withdraw a declared recusal, with a reason",
            description = "For an officer of the whole city.")
    public RestResponse<DeclaredRecusalView> withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid WithdrawRecusalRequest request) {
        Recusal recusal = recusals.withdraw(id, ifMatch, request);
        return Replies.changed(DeclaredRecusalView.from(recusal), recusal.version());
    }
}
