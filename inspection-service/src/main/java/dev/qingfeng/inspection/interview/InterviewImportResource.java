package dev.qingfeng.inspection.interview;

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

/** Files of interviews over REST. */
@Path("/v1/interviews/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Interviews",
        description = "Interviews of an inspection; what was said is read by the inspection team only")
public class InterviewImportResource {

    private static final String EXAMPLE = """
            inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt,lateReason
            01980f2a-7c00-7000-8000-000000000021,LEADERSHIP_TEAM_MEMBER,MC-0009,,,MC-0006|MC-0007,2026-06-15T09:00,2026-06-15T09:40,
            01980f2a-7c00-7000-8000-000000000021,VILLAGE_CADRE,,某某,某某村,MC-0006|MC-0007,2026-06-15T09:45,2026-06-15T10:10,
            """;

    private final InterviewService interviews;
    private final SheetWriter sheets;

    InterviewImportResource(InterviewService interviews, SheetWriter sheets) {
        this.interviews = interviews;
        this.sheets = sheets;
    }

    @GET
    @Path("template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getInterviewTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return sheets.template(InterviewRow.class, "interviews", Language.orDefault(language));
    }

    @POST
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @Idempotent
    @Operation(
            operationId = "importInterviews",
            summary = "Record the interviews that a file lists, of any of the units that your inspection team inspects",
            description =
                    "Columns `inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt`, and"
                            + " `lateReason`; CSV (UTF-8) or XLSX. It says with whom they were held, and nothing of what was said."
                            + " An interview is found by inspection, start and staff number, or name and organisation; one that is"
                            + " there may be put into another stratum until the inspection is concluded, and stays as it is else"
                            + " (`interview-fixed`). Times are those of the installation's zone.")
    public RestResponse<ImportReport> importInterviews(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "interviews.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(interviews.importFile(file, mode, Language.orDefault(language)));
    }
}
