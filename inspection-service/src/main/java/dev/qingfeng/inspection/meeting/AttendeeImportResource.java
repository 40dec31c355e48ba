package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Files of attendees over REST. */
@Path("/v1/meeting-attendees/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(name = "Meetings", description = "Meetings at which steps of an inspection are carried out, and who is there")
public class AttendeeImportResource {

    private static final String EXAMPLE = """
            meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason
            01980f2a-7c00-7000-8000-000000000031,PRESCRIBED,MC-0001,,,2026-06-14T08:50,
            01980f2a-7c00-7000-8000-000000000031,ENTERPRISE_HEAD,,某某,某某机械有限公司,,
            """;

    private final AttendeeService attendees;
    private final SheetWriter files;

    AttendeeImportResource(AttendeeService attendees, SheetWriter files) {
        this.attendees = attendees;
        this.files = files;
    }

    @GET
    @Path("template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getAttendeeTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(AttendeeRow.class, "attendees", Language.orDefault(language));
    }

    @POST
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @Idempotent
    @Operation(
            operationId = "importAttendees",
            summary = "Add those whom a file names to the lists of meetings, and check in those who came",
            description =
                    "Columns `meetingId,attendeeClass,staffNumber,name,organisation`, and `checkedInAt,lateReason` where a"
                            + " signed list is entered; CSV (UTF-8) or XLSX. An attendee is found by meeting and staff number,"
                            + " or by meeting, name and organisation. Times are those of the installation's zone. Whoever is"
                            + " checked in stays so. Once attendance is closed, who was forgotten is entered with the time and a"
                            + " reason; nothing else is taken (`attendance-closed`).")
    public RestResponse<ImportReport> importAttendees(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "attendees.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(attendees.importFile(file, mode, Language.orDefault(language)));
    }
}
