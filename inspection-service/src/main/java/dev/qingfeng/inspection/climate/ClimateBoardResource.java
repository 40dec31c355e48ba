package dev.qingfeng.inspection.climate;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Climate boards over REST: fixed tables, without filters and not live. */
@Path("/v1/climate-boards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Climate", description = "The climate of the transition: the four surveys, frozen by months")
public class ClimateBoardResource {

    private static final String WITHHELD = "Frozen after the end of the month, once. A figure"
            + " below five (unless set otherwise) is absent, a zero too, and so is what would give it away.";

    private final ClimateBoardService boards;

    ClimateBoardResource(ClimateBoardService boards) {
        this.boards = boards;
    }

    @GET
    @Operation(
            operationId = "listClimateBoards",
            summary = "The months of your city for which there is a climate board",
            description = "One after the end of each month in which the cycle ran; none overlaps another.")
    public Page<ClimateBoardEntry> list(
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those of this cycle") @QueryParam("cycleId") @Nullable UUID cycleId) {
        return boards.page(query, cycleId);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getClimateBoard",
            summary = "What the four surveys say of the climate in your city in a month",
            description = WITHHELD
                    + " The same for every reader: a figure of the city that is one of a unit or two is absent, awareness"
                    + " excepted, and stands in what is told of units.")
    public RestResponse<ClimateBoardView> city(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ClimateBoardService.Shown shown = boards.city(id);
        return Replies.found(shown.view(), shown.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/units")
    @RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY})
    @Operation(
            operationId = "getClimateOfUnits",
            summary = "The same of each inspection team and each unit",
            description =
                    WITHHELD + " For those who may know results of ballots, and for nobody who is of the leadership"
                            + " team of one of the units (`own-leadership-team`) or stands aside from one (`stands-aside`). Each"
                            + " read is on record.")
    public RestResponse<ClimateBoardView> units(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ClimateBoardService.Shown shown = boards.units(id);
        return Replies.found(shown.view(), shown.version(), ifNoneMatch);
    }
}
