package dev.qingfeng.pledge.education;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.imports.ImportMode;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Education activities over REST. */
@Path("/v1/education-activities")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Education", description = "Publicity and discipline education, before anyone signs")
public class EducationActivityResource {

    private static final String COLLECTION = "/pledge/v1/education-activities";

    private static final String EXAMPLE = """
            cycleCode,unitPath,code,kind,occurredOn,reach,organiser,audience,materials,lateReason
            2026,mingchuan.qingquan,2026-006,DISCIPLINE_EDUCATION,2026-06-01,86,镇党委组织办,LEADING_CADRE,SLIDES;换届纪律课件|BOOKLET;应知应会手册,
            2026,mingchuan.qingquan,2026-007,PUBLICITY,2026-06-02,310,镇党委组织办,,POSTER;换届纪律海报,
            """;

    private final EducationActivityService activities;
    private final SheetWriter files;

    EducationActivityResource(EducationActivityService activities, SheetWriter files) {
        this.activities = activities;
        this.files = files;
    }

    @GET
    @Operation(operationId = "listEducationActivities", summary = "The activities in the units that you may see")
    public Page<EducationView> list(@Valid @BeanParam PageQuery page, @BeanParam EducationQuery query) {
        return activities.page(page, query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getEducationActivity", summary = "One activity")
    public RestResponse<EducationView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        EducationActivity activity = activities.get(id);
        return Replies.found(EducationView.from(activity), activity.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "recordEducationActivity", summary = "Record an activity that took place")
    @APIResponseSchema(value = EducationView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<EducationView> record(@NotNull @Valid RecordEducationRequest request) {
        EducationActivity activity = activities.record(request);
        return Replies.created(COLLECTION, activity.id(), EducationView.from(activity), activity.version());
    }

    @POST
    @Path("{id}/corrections")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "correctEducationActivity",
            summary = "Say of an activity how it is known now, and why it was said otherwise",
            description = "Send all that is to be said; what was said before is kept among the corrections.")
    public RestResponse<EducationView> correct(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CorrectEducationRequest request) {
        EducationActivity activity = activities.correct(id, ifMatch, request);
        return Replies.changed(EducationView.from(activity), activity.version());
    }

    @GET
    @Path("{id}/corrections")
    @Operation(operationId = "listEducationCorrections", summary = "What was said of an activity before")
    public Page<EducationCorrectionView> corrections(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        return activities.corrections(id, page);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportEducationActivitiesAsCsv",
            summary = "The activities as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv(@BeanParam EducationQuery query) {
        return files.csv(EducationRow.class, activities.rows(query), "education-activities");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportEducationActivitiesAsXlsx",
            summary = "The activities as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx(@BeanParam EducationQuery query) {
        return files.xlsx(EducationRow.class, activities.rows(query), "education-activities");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getEducationActivityTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(EducationRow.class, "education-activities", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "importEducationActivities",
            summary = "Record activities from a file",
            description =
                    "Columns `cycleCode,unitPath,code,kind,occurredOn,reach,organiser,audience,materials,lateReason`, and"
                            + " `correctionReason` where something is corrected; CSV (UTF-8) or XLSX. An activity is found by cycle,"
                            + " unit and code. A material is `kind;title;link;sha256`, of which the last two may be missing.")
    public RestResponse<ImportReport> importEducationActivities(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "activities.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(activities.importFile(file, mode, Language.orDefault(language)));
    }
}
