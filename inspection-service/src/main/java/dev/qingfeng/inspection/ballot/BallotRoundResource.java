package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.KEY_HOLDER;
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

/** Rounds of ballots over REST. */
@Path("/v1/ballot-rounds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class BallotRoundResource {

    private static final String COLLECTION = "/inspection/v1/ballot-rounds";

    private final BallotRoundService rounds;

    BallotRoundResource(BallotRoundService rounds) {
        this.rounds = rounds;
    }

    @GET
    @RolesAllowed({ORGANIZATION_OFFICER, AUDITOR, TEAM_LEADER, TEAM_MEMBER, KEY_HOLDER})
    @Operation(
            operationId = "listBallotRounds",
            summary =
                    "The rounds of your own inspection team, of the city that you see, and those of which you hold a key")
    public Page<BallotRoundView> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId,
            @Parameter(description = "Only those of this inspection") @QueryParam("inspectionId") @Nullable
                    UUID inspectionId) {
        return rounds.page(query, cycleId, inspectionId);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ORGANIZATION_OFFICER, AUDITOR, TEAM_LEADER, TEAM_MEMBER, KEY_HOLDER})
    @Operation(
            operationId = "getBallotRound",
            summary = "One round",
            description = "How many ballots are in the box it says once that is sealed, and to nobody before.")
    public RestResponse<BallotRoundView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        BallotRound round = rounds.get(id);
        return Replies.found(BallotRoundView.from(round), round.version(), ifNoneMatch);
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "draftBallotRound",
            summary = "Draft a round of ballots of a meeting",
            description = "One adopted form (`form-not-adopted`) of a step that the meeting serves"
                    + " (`step-not-of-the-meeting`). The members of the leadership team are on it as they are now; nominees are"
                    + " named, or are those whom an earlier round chose where the form says so (`nominees-of-another-round`)."
                    + " Nobody on it is named for a key of the meeting (`key-holder-judged`).")
    @APIResponseSchema(value = BallotRoundView.class, responseCode = "201", responseDescription = "Drafted")
    public RestResponse<BallotRoundView> draft(@NotNull @Valid DraftRoundRequest request) {
        BallotRound round = rounds.draft(request);
        return Replies.created(COLLECTION, round.id(), BallotRoundView.from(round), round.version());
    }

    @POST
    @Path("{id}/sittings/{number}/opening")
    @Idempotent
    @Operation(
            operationId = "openSitting",
            summary = "Open a sitting of a round, and with the first of them the round",
            description =
                    "Needs what the step needs to start now, the public pledge and each required class at the meeting of the"
                            + " round among it (`class-absent`; who came to another does not help), and the three keys"
                            + " (`keys-not-fetched`), none of them with somebody who stands aside from the unit"
                            + " (`key-holder-stands-aside`) or is judged there (`key-holder-judged`), and scrutineers and tellers of"
                            + " whom none is judged (`scrutineer-on-the-ballot`) or stands aside (`scrutineer-stands-aside`): `unmet` names what is missing. Not in an inspection that is concluded"
                            + " (`concluded-already`)."
                            + " Slips that were printed are drawn or returned"
                            + " (`slips-do-not-add-up`), and of no class are more drawn than people came"
                            + " (`more-slips-than-attendees`). From then on its slips are good.")
    public RestResponse<BallotRoundView> openSitting(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the sitting") @PathParam("number") int number,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid OpenSittingRequest request) {
        return changed(rounds.openSitting(id, number, ifMatch, request));
    }

    @POST
    @Path("{id}/sittings/{number}/end")
    @Idempotent
    @Operation(
            operationId = "endSitting",
            summary = "End a sitting: its slips are good no more",
            description =
                    "Whoever votes just then has voted. One that nobody ends has ended after twelve hours, or as the service"
                            + " is set (`qingfeng.inspection.longest-sitting`).")
    public RestResponse<BallotRoundView> endSitting(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the sitting") @PathParam("number") int number,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(rounds.endSitting(id, number, ifMatch));
    }

    @POST
    @Path("{id}/sealing")
    @Idempotent
    @Operation(
            operationId = "sealBallotRound",
            summary = "Seal the box of a round",
            description =
                    "Once its sittings are over (`sitting-still-open`), and where the slips of each are those that were"
                            + " counted when it was opened (`slips-do-not-add-up`). From then on everybody can see how many"
                            + " ballots are in the box and the check codes of their slips, and nobody what they say.")
    public RestResponse<BallotRoundView> seal(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(rounds.seal(id, ifMatch));
    }

    @POST
    @Path("{id}/certification")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER})
    @Idempotent
    @Operation(
            operationId = "certifyBallotRound",
            summary = "Release the result of a counted round to those who may know it",
            description =
                    "For officers of the whole city and the team's leader, once the meeting's scrutineers and tellers have signed"
                            + " the protocol (`protocol-not-signed`) and the key-holders' sheets were shredded before their eyes"
                            + " (`sheets-not-shredded`). From then on the committee reads the result, later rounds take their nominees from"
                            + " it, and nothing of the round changes.")
    public RestResponse<BallotRoundView> certify(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CertifyRoundRequest request) {
        return changed(rounds.certify(id, ifMatch, request));
    }

    @POST
    @Path("{id}/voiding")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "voidBallotRound",
            summary = "Make a round void: it is never counted",
            description =
                    "For officers of the whole city, with a reason; not once it is closed (`round-closed-already`). A round that"
                            + " was opened and in which no sitting is open, its box sealed or not, stays as it is, with"
                            + " `voidProposedAt`, until another officer says the same: its voters are gone, and it takes two to undo"
                            + " what two open.")
    public RestResponse<BallotRoundView> makeVoid(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid VoidRoundRequest request) {
        return changed(rounds.makeVoid(id, ifMatch, request));
    }

    private static RestResponse<BallotRoundView> changed(BallotRound round) {
        return Replies.changed(BallotRoundView.from(round), round.version());
    }
}
