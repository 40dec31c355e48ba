package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.platform.web.ShownOnce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The slips of a sitting over REST. */
@Path("/v1/ballot-rounds/{id}/sittings/{number}")
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class SlipResource {

    private static final String ANY_VERSION =
            "The ETag of the round as it was read; without it, whatever was printed since";

    private final SlipService slips;

    SlipResource(SlipService slips) {
        this.slips = slips;
    }

    @POST
    @Path("slips")
    @Produces(PdfReplies.PDF)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "printBallotSlips",
            summary = "Make slips for a sitting and print them, this once",
            description =
                    "Each has a credential that is nowhere else, and a check code. They are cut apart and drawn blindly."
                            + " The round has another version afterwards: sent twice, it prints once. Slips whose print was lost are"
                            + " discarded, and others printed. At most 1000 for a sitting (`too-many-slips`), and before it is opened.")
    @APIResponse(
            responseCode = "200",
            description = "The slips",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> print(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the sitting") @PathParam("number") int number,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PrintSlipsRequest request,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        SlipService.ToPrint made = slips.make(id, number, ifMatch, request, Language.orDefault(language));
        return PdfReplies.streamed(out -> slips.print(made, out), "slips-" + id + "-" + number);
    }

    @POST
    @Path("discarded-slips")
    @Produces(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "discardBallotSlips",
            summary = "Make all slips of a sitting void, for others to be printed",
            description =
                    "Before it is opened: where the print was lost, or a slip before it was drawn. The round has another version"
                            + " afterwards, and sent with the one that it was read by, it makes nothing void that was printed since.")
    public RestResponse<SlipCountsView> discard(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the sitting") @PathParam("number") int number,
            @Parameter(description = ANY_VERSION) @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return left(slips.discard(id, number, ifMatch));
    }

    @POST
    @Path("returned-slips")
    @Produces(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "returnBallotSlips",
            summary = "Take back slips of a sitting that nobody drew: they are void",
            description =
                    "Before it is opened. What is no slip of the sitting is `slip-unknown`, and then none is taken. The round has"
                            + " another version afterwards.")
    public RestResponse<SlipCountsView> takeBack(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the sitting") @PathParam("number") int number,
            @Parameter(description = ANY_VERSION) @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ReturnSlipsRequest request) {
        return left(slips.takeBack(id, number, ifMatch, request));
    }

    private static RestResponse<SlipCountsView> left(SlipService.Left left) {
        return Replies.changed(left.counts(), left.version());
    }
}
