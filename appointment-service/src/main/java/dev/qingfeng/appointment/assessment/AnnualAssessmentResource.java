package dev.qingfeng.appointment.assessment;

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

/** Annual assessments over REST. */
@Path("/v1/annual-assessments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Annual assessments", description = "What cadres were found to be, year by year")
public class AnnualAssessmentResource {

    private static final String EXAMPLE = """
            staffNumber,year,grade
            MC0008,2025,COMPETENT
            """;

    private final AnnualAssessmentService assessments;
    private final SheetWriter files;

    AnnualAssessmentResource(AnnualAssessmentService assessments, SheetWriter files) {
        this.assessments = assessments;
        this.files = files;
    }

    @GET
    @Operation(
            operationId = "listAnnualAssessments",
            summary = "The annual assessments of cadres of the units that you may see")
    public Page<AnnualAssessmentView> list(@Valid @BeanParam PageQuery page, @Valid @BeanParam CadreQuery query) {
        return assessments.page(page, query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getAnnualAssessment", summary = "One annual assessment")
    public RestResponse<AnnualAssessmentView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        AnnualAssessment assessment = assessments.get(id);
        return Replies.found(AnnualAssessmentView.from(assessment), assessment.version(), ifNoneMatch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(REGISTRY_ADMIN)
    @Operation(
            operationId = "removeAnnualAssessment",
            summary = "Take back an annual assessment that was entered wrongly")
    public void remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        assessments.remove(id, ifMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportAnnualAssessmentsAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(AnnualAssessmentRow.class, assessments.rows(), "annual-assessments");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportAnnualAssessmentsAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(AnnualAssessmentRow.class, assessments.rows(), "annual-assessments");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getAnnualAssessmentTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(AnnualAssessmentRow.class, "annual-assessments", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importAnnualAssessments",
            summary = "Write annual assessments from a file",
            description = "Columns `staffNumber,year,grade`; CSV (UTF-8) or XLSX. An annual assessment is found by"
                    + " the staff number and the year that was assessed.")
    public RestResponse<ImportReport> importAnnualAssessments(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples =
                                                    @ExampleObject(name = "annual-assessments.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(
                assessments.importFile(file, mode, Language.orDefault(language), ImportProgress.UNHEARD));
    }
}
