package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.KEY_HOLDER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import dev.qingfeng.platform.web.ShownOnce;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Keys of a round over REST: fetched before it, handed in after it. */
@Path("/v1/ballot-rounds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(KEY_HOLDER)
@Tag(name = "Ballots", description = "Secret ballots in rounds, which nobody can trace")
public class RoundKeyResource {

    private final RoundKeyService keys;
    private final BoxOpeningService openings;

    RoundKeyResource(RoundKeyService keys, BoxOpeningService openings) {
        this.keys = keys;
        this.openings = openings;
    }

    @POST
    @Path("keys")
    @Produces(PdfReplies.PDF)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(
            operationId = "fetchRoundKey",
            summary = "Fetch your key of a round as a sheet to print, this once",
            description =
                    "Kept nowhere: whoever loses theirs cannot get another (`key-fetched-already`), and if two of three are lost"
                            + " the box stays shut. Not for who stands aside from the unit (`member-recused`), is of its leadership"
                            + " team (`own-leadership-team`) or on the ballot (`key-holder-judged`).")
    @APIResponse(
            responseCode = "200",
            description = "The sheet",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> fetch(
            @PathParam("id") UUID id, @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(keys.fetch(id, Language.orDefault(language)), "key-" + id);
    }

    @POST
    @Path("box-openings")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
    @Idempotent
    @Operation(
            operationId = "beginBoxOpening",
            summary = "Begin to open the box of a sealed round",
            description =
                    "Its public key lasts for half an hour, in which two key-holders hand in their sheets sealed to it."
                            + " An attempt that was begun before is given up.")
    @APIResponseSchema(value = BoxOpeningView.class, responseCode = "201", responseDescription = "Begun")
    public RestResponse<BoxOpeningView> begin(@PathParam("id") UUID id) {
        BoxOpening opening = openings.begin(id);
        return Replies.created(
                "/inspection/v1/ballot-rounds/" + id + "/box-openings",
                opening.id(),
                BoxOpeningView.from(opening),
                opening.version());
    }

    @GET
    @Path("box-openings")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER, KEY_HOLDER})
    @Operation(
            operationId = "listBoxOpenings",
            summary = "The attempts to open the box of a round; a key-holder hands in to the one that waits")
    public Page<BoxOpeningView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return openings.page(id, query);
    }

    @GET
    @Path("box-openings/{openingId}")
    @RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER, KEY_HOLDER})
    @Operation(operationId = "getBoxOpening", summary = "How an attempt to open a box stands")
    public RestResponse<BoxOpeningView> get(
            @PathParam("id") UUID id,
            @PathParam("openingId") UUID openingId,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        BoxOpening opening = openings.get(id, openingId);
        return Replies.found(BoxOpeningView.from(opening), opening.version(), ifNoneMatch);
    }

    @POST
    @Path("box-openings/{openingId}/keys")
    @Idempotent
    @Operation(
            operationId = "handInRoundKey",
            summary = "Hand in your sealed sheet to open the box",
            description =
                    "When two are there the ballots are counted within a moment, and the round is closed; if they do not"
                            + " fit, the attempt has ended and another is begun. One alone opens nothing. Refused as it is to fetch"
                            + " a key, whoever has a part in it by now.")
    public RestResponse<BoxOpeningView> handIn(
            @PathParam("id") UUID id,
            @PathParam("openingId") UUID openingId,
            @NotNull @Valid HandInKeyRequest request) {
        BoxOpening opening = openings.handIn(id, openingId, request);
        return Replies.changed(BoxOpeningView.from(opening), opening.version());
    }
}
