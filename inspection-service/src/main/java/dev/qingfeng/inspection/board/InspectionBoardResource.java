package dev.qingfeng.inspection.board;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.live.LiveStreams;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The board of inspections over REST: at once, live, and in pages. */
@Path("/v1/cycles/{cycleId}/inspection-board")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    ORGANIZATION_OFFICER,
    DISCIPLINE_OFFICER,
    COMMITTEE_MEMBER,
    COMMITTEE_SECRETARY,
    AUDITOR,
    TEAM_LEADER,
    TEAM_MEMBER
})
@Tag(name = "Board", description = "How far the inspections of a cycle are: units by steps, and what keeps them")
public class InspectionBoardResource {

    private final InspectionBoardService boards;
    private final LiveInspections live;
    private final LiveStreams streams;

    InspectionBoardResource(InspectionBoardService boards, LiveInspections live, LiveStreams streams) {
        this.boards = boards;
        this.live = live;
        this.streams = streams;
    }

    @GET
    @Operation(
            operationId = "getInspectionBoard",
            summary = "Each unit with its ten steps, and how many have come how far",
            description =
                    "Of the units that you may see, and those of your own team. A step that has not begun is ready or blocked as"
                            + " it would be if it started now; `unmet` names what is missing, and of one that runs what is missing for it to"
                            + " be complete. `findings` says how many are not settled. The totals are of all, the lines of"
                            + " the first 50 units.")
    public RestResponse<InspectionBoard> board(
            @PathParam("cycleId") UUID cycleId,
            @BeanParam BoardFilter filter,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        InspectionBoard board = boards.board(cycleId, filter);
        return Replies.found(board, board.version(), ifNoneMatch);
    }

    @GET
    @Path("units")
    @Operation(operationId = "listInspectionBoardUnits", summary = "All units of the board, each with its ten steps")
    public Page<InspectionLine> units(
            @PathParam("cycleId") UUID cycleId, @BeanParam BoardFilter filter, @Valid @BeanParam PageQuery query) {
        return boards.units(cycleId, filter, query);
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "watchInspectionBoard",
            summary = "The same board now and whenever it changes, as Server-Sent Events",
            description =
                    "Each message is a whole board whose id is its version; nothing has to be caught up with. The stream ends"
                            + " with the token that opened it: come again with a new one. Read it with fetch, which can send the"
                            + " Authorization header.")
    @APIResponse(
            responseCode = "200",
            description = "A stream of boards",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = InspectionBoard.class)))
    public void watch(
            @PathParam("cycleId") UUID cycleId,
            @BeanParam BoardFilter filter,
            @Context SseEventSink sink,
            @Context Sse sse) {
        BoardKey key = boards.watched(cycleId, filter);
        streams.open(live, key, boards.board(key), sink, sse);
    }
}
