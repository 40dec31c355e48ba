package dev.qingfeng.appointment.unit;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Units over REST. */
@Path("/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Units", description = "The tree of units: cities, townships and the units under them")
public class UnitResource {

    private static final String EXAMPLE = """
            path,name,kind,establishedOn,endedOn
            mingchuan,明川市,CITY,,
            mingchuan.qingquan,清泉镇,TOWN,1996-05-01,
            """;

    private final UnitService units;
    private final SheetWriter files;

    UnitResource(UnitService units, SheetWriter files) {
        this.files = files;
        this.units = units;
    }

    @GET
    @Operation(
            operationId = "listUnits",
            summary = "The units that you may see, now or on a day",
            description =
                    "With `on`, as they were called and where they stood on that day, those included that have ended"
                            + " since. Which ones you may see follows from where they are now.")
    public Page<UnitView> list(
            @Valid @BeanParam PageQuery query,
            @QueryParam("on")
                    @Parameter(description = "As they were on that day; as they are if absent", example = "2026-06-30")
                    @Nullable
                    LocalDate on) {
        return on == null ? units.page(query) : units.page(query, on);
    }

    @GET
    @Path("{id}/history")
    @Operation(
            operationId = "getUnitHistory",
            summary = "What a unit was called and where it stood before, from the oldest on")
    public List<FormerUnitView> history(@PathParam("id") UUID id) {
        return units.history(id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getUnit", summary = "One unit")
    public RestResponse<UnitView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Unit unit = units.get(id);
        return Replies.found(UnitView.from(unit), unit.version(), ifNoneMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportUnitsAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(UnitRow.class, units.rows(), "units");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportUnitsAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(UnitRow.class, units.rows(), "units");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getUnitTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(UnitRow.class, "units", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importUnits",
            summary = "Write units from a file",
            description =
                    "Columns `path,name,kind,establishedOn,endedOn`; CSV (UTF-8) or XLSX. A unit stands after the unit above it."
                            + " Units are found by their path: new ones are created, others corrected where they differ. What"
                            + " changes from a day on is a unit change, which keeps what was before.")
    public RestResponse<ImportReport> importUnits(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "units.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(units.importUnits(file, mode, Language.orDefault(language)));
    }
}
