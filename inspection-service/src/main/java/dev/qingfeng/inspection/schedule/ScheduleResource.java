package dev.qingfeng.inspection.schedule;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.document.PdfReplies;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The timetable of a cycle over REST. */
@Path("/v1/cycles/{cycleId}/schedule")
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
@Tag(name = "Schedule", description = "When each unit is inspected, and what does not fit")
public class ScheduleResource {

    private final ScheduleService schedule;
    private final SheetWriter files;

    ScheduleResource(ScheduleService schedule, SheetWriter files) {
        this.schedule = schedule;
        this.files = files;
    }

    @GET
    @Operation(
            operationId = "listSchedule",
            summary = "The timetable: units with their teams, planned days, meetings, and what does not fit",
            description = "For those who see the whole city; members of a team see its part.")
    public Page<ScheduleEntryView> list(
            @PathParam("cycleId") UUID cycleId, @Valid @BeanParam PageQuery page, @BeanParam ScheduleQuery query) {
        return schedule.page(cycleId, page, query);
    }

    @GET
    @Path("conflicts")
    @Operation(
            operationId = "getScheduleConflicts",
            summary = "All that does not fit in the timetable, or in a part of it",
            description =
                    "A team in two units on a day, meetings that are too near or outside the planned days of their unit, days before"
                            + " the notice could be over, and days of rest. Each is shown and refuses nothing.")
    public ScheduleConflictsView conflicts(@PathParam("cycleId") UUID cycleId, @BeanParam ScheduleQuery query) {
        return schedule.conflicts(cycleId, query);
    }

    @GET
    @Path("document")
    @Produces(PdfReplies.PDF)
    @Operation(operationId = "printSchedule", summary = "The timetable, or a part of it, to print")
    @APIResponse(
            responseCode = "200",
            description = "The timetable",
            content =
                    @Content(mediaType = PdfReplies.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It holds a character that cannot be printed")
    public RestResponse<byte[]> print(
            @PathParam("cycleId") UUID cycleId,
            @BeanParam ScheduleQuery query,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return PdfReplies.of(schedule.print(cycleId, query, Language.orDefault(language)), "schedule-" + cycleId);
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(operationId = "exportScheduleAsXlsx", summary = "The timetable, or a part of it, as a workbook")
    public RestResponse<byte[]> xlsx(
            @PathParam("cycleId") UUID cycleId,
            @BeanParam ScheduleQuery query,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return files.xlsx(ScheduleRow.class, schedule.rows(cycleId, query, Language.orDefault(language)), "schedule");
    }
}
