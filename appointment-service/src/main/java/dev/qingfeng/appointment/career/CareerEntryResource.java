package dev.qingfeng.appointment.career;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.appointment.cadre.CadreQuery;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportProgress;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Career entries over REST. */
@Path("/v1/career-entries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(
        name = "Career entries",
        description = "Where cadres studied and worked as their files tell it, also before the registry began")
public class CareerEntryResource {

    private static final String EXAMPLE = """
            staffNumber,since,until,unitName,post
            MC0008,2012-07-01,2015-03-01,某县农业局,科员
            """;

    private final CareerEntryService entries;
    private final SheetWriter files;

    CareerEntryResource(CareerEntryService entries, SheetWriter files) {
        this.entries = entries;
        this.files = files;
    }

    @GET
    @Operation(operationId = "listCareerEntries", summary = "The careers of cadres of the units that you may see")
    public Page<CareerEntryView> list(@Valid @BeanParam PageQuery page, @Valid @BeanParam CadreQuery query) {
        return entries.page(page, query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCareerEntry", summary = "One time in a career")
    public RestResponse<CareerEntryView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        CareerEntry entry = entries.get(id);
        return Replies.found(CareerEntryView.from(entry), entry.version(), ifNoneMatch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(REGISTRY_ADMIN)
    @Operation(operationId = "removeCareerEntry", summary = "Take back a time in a career that is wrong")
    public void remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        entries.remove(id, ifMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportCareerEntriesAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(CareerEntryRow.class, entries.rows(), "career-entries");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportCareerEntriesAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(CareerEntryRow.class, entries.rows(), "career-entries");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getCareerEntryTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(CareerEntryRow.class, "career-entries", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importCareerEntries",
            summary = "Write career entries from a file",
            description =
                    "Columns `staffNumber,since,until,unitName,post`; CSV (UTF-8) or XLSX. An entry is found by the"
                            + " staff number, its first day and the name of the unit. Posts of the registry are tenures, and not"
                            + " repeated here.")
    public RestResponse<ImportReport> importCareerEntries(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "career-entries.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(entries.importFile(file, mode, Language.orDefault(language), ImportProgress.UNHEARD));
    }
}
