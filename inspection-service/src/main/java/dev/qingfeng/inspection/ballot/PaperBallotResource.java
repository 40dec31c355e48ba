package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.platform.web.ShownOnce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ballots on paper over REST: given out, counted, entered twice, and recorded. */
@Path("/v1/ballot-rounds/{id}/papers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class PaperBallotResource {

    private final BallotRoundService rounds;
    private final PaperBallotService papers;

    PaperBallotResource(BallotRoundService rounds, PaperBallotService papers) {
        this.rounds = rounds;
        this.papers = papers;
    }

    @GET
    @Operation(
            operationId = "getPaperPile",
            summary = "How far the papers of a round are entered",
            description = "By bundle; nothing of what stands on them.")
    public PaperPileView pile(@PathParam("id") UUID id) {
        return papers.pile(id);
    }

    @GET
    @Path("paper")
    @Operation(
            operationId = "getBallotPaper",
            summary = "What is on the ballot of a round, with the codes by which a filled one is entered")
    public BallotPaperView paper(
            @PathParam("id") UUID id,
            @Parameter(description = "Only what this class is asked") @QueryParam("attendeeClass") @Nullable
                    AttendeeClass attendeeClass,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return papers.paper(id, attendeeClass, Language.orDefault(language));
    }

    @GET
    @Path("print")
    @Produces(PdfReplies.PDF)
    @Operation(
            operationId = "printBallotPapers",
            summary = "A blank ballot of a round for each class of voter, with the people whom it is about",
            description = "To be copied, and filled in at a single desk. It carries no number.")
    @APIResponse(
            responseCode = "200",
            description = "The ballots, each beginning on a page of its own",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> print(
            @PathParam("id") UUID id,
            @Parameter(description = "Only the ballot of this class") @QueryParam("attendeeClass") @Nullable
                    AttendeeClass attendeeClass,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(papers.print(id, attendeeClass, Language.orDefault(language)), "papers-" + id);
    }

    @POST
    @Path("giving-out")
    @Idempotent
    @Operation(
            operationId = "giveOutPapers",
            summary = "Say how many papers of a round were given out",
            description =
                    "Once (`papers-given-out-already`), in a round that was drafted with papers (`round-without-papers`); it is open"
                            + " from then on. What a sitting needs to open is needed (`gate-unmet`), and was there by the time they were given"
                            + " out, the keys, the scrutineers and the tellers among it; not in an inspection that is concluded"
                            + " (`concluded-already`). Of each class slips and papers are"
                            + " no more than people came (`more-slips-than-attendees`). Beside slips there are none, or ten"
                            + " (`too-few-papers`).")
    public RestResponse<BallotRoundView> giveOut(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid GiveOutPapersRequest request) {
        return changed(rounds.giveOutPapers(id, ifMatch, request));
    }

    @POST
    @Path("counting")
    @Produces(PdfReplies.PDF)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "countPapers",
            summary = "Say how many papers were returned, and print covers for their bundles, this once",
            description =
                    "Once the round is sealed. Shuffled, they are laid under the covers, at most 50 each, and keep that order until they"
                            + " are recorded. On each cover stands a code that is nowhere else. No more are returned than were given out"
                            + " (`more-papers-than-given-out`); beside slips at least ten (`too-few-papers`). Counted again, where the number"
                            + " was wrong, an order or a cover was lost, they are all entered anew. The round has another version"
                            + " afterwards: sent twice, it prints once.")
    @APIResponse(
            responseCode = "200",
            description = "The covers",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> count(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CountPapersRequest request,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(papers.count(id, ifMatch, request, Language.orDefault(language)), "bundle-covers-" + id);
    }

    @POST
    @Path("bundles/{number}/entries")
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "enterPapers",
            summary = "Enter what stands on the papers of a bundle",
            description =
                    "By two people, neither of whom sees what the other entered (`bundle-entered-by-you`), and none who holds a key"
                            + " (`key-holders-enter-no-papers`). All papers of the bundle in one request (`papers-incomplete`); a third person"
                            + " enters those at which they differ, and that is final. Sealed as it comes in: no request is kept, to be"
                            + " repeated or otherwise.")
    @APIResponseSchema(
            value = PaperPileView.BundleView.class,
            responseCode = "200",
            responseDescription = "How the bundle stands, and where the first two differ")
    public RestResponse<PaperPileView.BundleView> enter(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the bundle") @PathParam("number") int number,
            @NotNull @Valid EnterPapersRequest request) {
        return RestResponse.ok(papers.enter(id, number, request));
    }

    @POST
    @Path("recording")
    @Idempotent
    @Operation(
            operationId = "recordPapers",
            summary = "Put what was entered into the box",
            description =
                    "Once each bundle was entered by two (`papers-not-entered`) and no difference is left (`papers-differ`); as many as"
                            + " were returned. From then on the round can be closed, and everybody can see their list.")
    public RestResponse<BallotRoundView> record(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return changed(papers.record(id, ifMatch));
    }

    private static RestResponse<BallotRoundView> changed(BallotRound round) {
        return Replies.changed(BallotRoundView.from(round), round.version());
    }
}
