package dev.qingfeng.appointment.kin;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

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

/** Kinships over REST. */
@Path("/v1/kinships")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Kinships", description = "Which cadres are kin, for recusal")
public class KinshipResource {

    private static final String EXAMPLE = """
            staffNumber,kinStaffNumber,relation
            MC0008,MC0009,SIBLING
            """;

    private final KinshipService kinships;
    private final SheetWriter files;

    KinshipResource(KinshipService kinships, SheetWriter files) {
        this.files = files;
        this.kinships = kinships;
    }

    @GET
    @Operation(operationId = "listKinships", summary = "The kinships between cadres of the units that you may see")
    public Page<KinshipView> list(@Valid @BeanParam PageQuery query) {
        return kinships.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getKinship", summary = "One kinship")
    public RestResponse<KinshipView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Kinship kinship = kinships.get(id);
        return Replies.found(KinshipView.from(kinship), kinship.version(), ifNoneMatch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(REGISTRY_ADMIN)
    @Operation(operationId = "removeKinship", summary = "Take back a kinship that was entered wrongly or has ended")
    public void remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        kinships.remove(id, ifMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportKinshipsAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(KinshipRow.class, kinships.rows(), "kinships");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportKinshipsAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(KinshipRow.class, kinships.rows(), "kinships");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getKinshipTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(KinshipRow.class, "kinships", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importKinships",
            summary = "Write kinships from a file",
            description =
                    "Columns `staffNumber,kinStaffNumber,relation`; CSV (UTF-8) or XLSX. The relation is what the kin is to the"
                            + " cadre. A kinship is found by its two cadres, in either order.")
    public RestResponse<ImportReport> importKinships(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "kinships.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(kinships.importFile(file, mode, Language.orDefault(language), ImportProgress.UNHEARD));
    }
}
