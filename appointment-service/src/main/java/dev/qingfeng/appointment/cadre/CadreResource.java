package dev.qingfeng.appointment.cadre;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportProgress;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.name.NameSearch;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

/** Cadres over REST. */
@Path("/v1/cadres")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Cadres", description = "Who the cadres are and where they serve")
public class CadreResource {

    private static final String EXAMPLE = """
            staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,\
            education,trainings,categories
            MC0008,某某,1990-04-21,FEMALE,DEPUTY_SECTION,mingchuan.qingquan,DEPUTY_HEAD_OF_GOVERNMENT,2022-10-01,\
            2012-07-01,BACHELOR,YOUNG_CADRE_GROWTH_PROGRAMME|INTENSIVE_CLASS,LEADING_CADRE
            """;

    private final CadreService cadres;
    private final SheetWriter files;

    CadreResource(CadreService cadres, SheetWriter files) {
        this.files = files;
        this.cadres = cadres;
    }

    @GET
    @Operation(operationId = "listCadres", summary = "The cadres of the units that you may see")
    public Page<CadreView> list(
            @Valid @BeanParam PageQuery query,
            @QueryParam("name")
                    @Parameter(
                            description = "Only those with such a name: a part of it in characters, simplified or"
                                    + " traditional; or its pinyin from the beginning, in initials or in full",
                            example = "張")
                    @Pattern(regexp = NameSearch.WITH_A_LETTER)
                    @Size(max = 60)
                    @Nullable
                    String name) {
        return cadres.page(query, name);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCadre", summary = "One cadre")
    public RestResponse<CadreView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Cadre cadre = cadres.get(id);
        return Replies.found(CadreView.from(cadre), cadre.version(), ifNoneMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportCadresAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(CadreRow.class, cadres.rows(), "cadres");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportCadresAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(CadreRow.class, cadres.rows(), "cadres");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getCadreTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(CadreRow.class, "cadres", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importCadres",
            summary = "Write cadres from a file",
            description =
                    "Columns `staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,education,"
                            + "trainings,categories`; CSV (UTF-8) or XLSX; `|` between the values of a list. A cadre is found by the staff"
                            + " number. `correctionReason` may be left out; a row that says something else of who somebody is (name,"
                            + " birth date, sex, joining the Party, education) needs it, and what was said before is kept with it.")
    public RestResponse<ImportReport> importCadres(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "cadres.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(cadres.importFile(file, mode, Language.orDefault(language), ImportProgress.UNHEARD));
    }
}
