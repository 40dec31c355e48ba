package dev.qingfeng.pledge.publicpledge;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.TEAM_LEADER;

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

/** Public pledges over REST. */
@Path("/v1/public-pledges")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR, TEAM_LEADER})
@Tag(
        name = "Public pledges",
        description = "What the leader of an inspection team pledges at the assessment meeting of each unit")
public class PublicPledgeResource {

    private static final String COLLECTION = "/pledge/v1/public-pledges";

    private final PublicPledgeService publicPledges;

    PublicPledgeResource(PublicPledgeService publicPledges) {
        this.publicPledges = publicPledges;
    }

    @GET
    @Operation(
            operationId = "listPublicPledges",
            summary = "The public pledges in the units that you may see, and those that you have made")
    public Page<PublicPledgeView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId) {
        return publicPledges.page(query, cycleId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPublicPledge", summary = "One public pledge")
    public RestResponse<PublicPledgeView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        PublicPledge pledge = publicPledges.get(id);
        return Replies.found(PublicPledgeView.from(pledge), pledge.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "recordPublicPledge",
            summary = "Record that the leader of an inspection team pledged publicly in a unit",
            description =
                    "What is pledged is the text that the leader has signed: 409 `gate-unmet` names a leader who has not"
                            + " (`leader-not-signed`), or who signed after the meeting (`leader-signed-afterwards`). The"
                            + " ballots of that meeting cannot open before it.")
    @APIResponseSchema(value = PublicPledgeView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<PublicPledgeView> record(@NotNull @Valid RecordPublicPledgeRequest request) {
        PublicPledge pledge = publicPledges.record(request);
        return Replies.created(COLLECTION, pledge.id(), PublicPledgeView.from(pledge), pledge.version());
    }

    @POST
    @Path("{id}/corrections")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "correctPublicPledge",
            summary = "Say what is right of a public pledge, and why",
            description = "What was said before stays, and is shown with the reason.")
    public RestResponse<PublicPledgeView> correct(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CorrectPublicPledgeRequest request) {
        PublicPledge pledge = publicPledges.correct(id, ifMatch, request);
        return Replies.changed(PublicPledgeView.from(pledge), pledge.version());
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "withdrawPublicPledge",
            summary = "Say that a public pledge was recorded by mistake, such as in the wrong unit",
            description =
                    "It stays, with the reason, and counts no more: the unit is among those without one, no ballots open on the"
                            + " strength of it, and another one may be recorded. Ballots that have opened stay as they are.")
    public RestResponse<PublicPledgeView> withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid WithdrawPublicPledgeRequest request) {
        PublicPledge pledge = publicPledges.withdraw(id, ifMatch, request.reason());
        return Replies.changed(PublicPledgeView.from(pledge), pledge.version());
    }
}
