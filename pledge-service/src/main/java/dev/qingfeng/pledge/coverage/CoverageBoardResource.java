package dev.qingfeng.pledge.coverage;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.live.LiveStreams;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The board of coverage over REST: at once, live, by unit, by day, and as a workbook. */
@Path("/v1/cycles/{cycleId}/coverage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Coverage")
public class CoverageBoardResource {

    private static final String OF_UNIT =
            "Of this unit and those below it; left out, of all that you may see of the city";
    private static final String EXAMPLE_UNIT = "01980f2a-7c00-7000-8000-000000000002";

    private final CoverageBoardService boards;
    private final LiveCoverage live;
    private final LiveStreams streams;
    private final SheetWriter files;

    CoverageBoardResource(CoverageBoardService boards, LiveCoverage live, LiveStreams streams, SheetWriter files) {
        this.boards = boards;
        this.live = live;
        this.streams = streams;
        this.files = files;
    }

    @GET
    @Path("board")
    @Operation(
            operationId = "getCoverageBoard",
            summary = "How far pledges are signed in a unit and below it, by category",
            description =
                    "Kept, not counted: it answers as fast for a province as for a town, and is exact at any moment.")
    public CoverageBoard board(
            @PathParam("cycleId") UUID cycleId,
            @QueryParam("unitId") @Parameter(description = OF_UNIT, example = EXAMPLE_UNIT) @Nullable UUID unitId) {
        return boards.board(cycleId, unitId);
    }

    @GET
    @Path("board/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "watchCoverageBoard",
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
                            schema = @Schema(implementation = CoverageBoard.class)))
    public void watch(
            @PathParam("cycleId") UUID cycleId,
            @QueryParam("unitId") @Parameter(description = OF_UNIT, example = EXAMPLE_UNIT) @Nullable UUID unitId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        CoverageBoard board = boards.board(cycleId, unitId);
        streams.open(live, new LiveCoverage.Watched(cycleId, board.unitId()), board, sink, sse);
    }

    @GET
    @Path("units")
    @Operation(
            operationId = "listUnitCoverage",
            summary = "How far pledges are signed, unit by unit, each with all below it")
    public Page<UnitBoardView> units(@PathParam("cycleId") UUID cycleId, @Valid @BeanParam PageQuery query) {
        return boards.units(cycleId, query);
    }

    @GET
    @Path("teams")
    @Operation(
            operationId = "listTeamCoverage",
            summary =
                    "How far pledges are signed, by inspection team: in the units that it inspects, and by its members")
    public Page<TeamBoardView> teams(@PathParam("cycleId") UUID cycleId, @Valid @BeanParam PageQuery query) {
        return boards.teams(cycleId, query);
    }

    @GET
    @Path("hundred-percents")
    @Operation(
            operationId = "getHundredPercents",
            summary = "The four ratios that the city wants at 100 %",
            description =
                    "Signed, published, publicly pledged, aware; which of them, and whose signatures count, the city configures."
                            + " Of what is not recorded in this system a ratio says nothing.")
    public HundredPercentsView hundredPercents(
            @PathParam("cycleId") UUID cycleId,
            @QueryParam("unitId") @Parameter(description = OF_UNIT, example = EXAMPLE_UNIT) @Nullable UUID unitId) {
        return boards.hundredPercents(cycleId, unitId);
    }

    @GET
    @Path("days")
    @Operation(operationId = "getSignedByDay", summary = "How many signed on each day, for a chart")
    public SignedByDay days(
            @PathParam("cycleId") UUID cycleId,
            @QueryParam("unitId") @Parameter(description = OF_UNIT, example = EXAMPLE_UNIT) @Nullable UUID unitId) {
        return boards.days(cycleId, unitId);
    }

    @GET
    @Path("missing")
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Operation(operationId = "listMissingSigners", summary = "Who is to sign and has not, with their names")
    public Page<MissingSignerView> missing(
            @PathParam("cycleId") UUID cycleId, @BeanParam MissingQuery query, @Valid @BeanParam PageQuery page) {
        return boards.missing(cycleId, query, page);
    }

    @GET
    @Path("missing/exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER})
    @Operation(
            operationId = "exportMissingSigners",
            summary = "The same as a workbook, unit by unit, to phone them through")
    public RestResponse<byte[]> missingXlsx(@PathParam("cycleId") UUID cycleId, @BeanParam MissingQuery query) {
        return files.xlsx(MissingSignerRow.class, boards.missingRows(cycleId, query), "missing-signers");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(operationId = "exportCoverage", summary = "The same by unit and category, as a workbook")
    public RestResponse<byte[]> xlsx(@PathParam("cycleId") UUID cycleId) {
        return files.xlsx(CoverageRow.class, boards.rows(cycleId), "coverage");
    }
}
