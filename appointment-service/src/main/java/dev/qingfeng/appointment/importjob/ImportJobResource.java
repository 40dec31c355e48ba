package dev.qingfeng.appointment.importjob;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.LargeBody;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Import jobs over REST. */
@Path("/v1/import-jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, AUDITOR})
@Tag(name = "Import jobs", description = "Files too large for a request, imported in the background")
public class ImportJobResource {

    private static final String COLLECTION = "/appointment/v1/import-jobs";

    private static final String EXAMPLE = """
            staffNumber,name,birthDate,sex,rank,unitPath,postKind,postSince,partyJoinedOn,\
            education,trainings,categories
            MC0008,某某,1990-04-21,FEMALE,DEPUTY_SECTION,mingchuan.qingquan,DEPUTY_HEAD_OF_GOVERNMENT,2022-10-01,\
            2012-07-01,BACHELOR,YOUNG_CADRE_GROWTH_PROGRAMME|INTENSIVE_CLASS,LEADING_CADRE
            """;

    private final ImportJobService jobs;

    ImportJobResource(ImportJobService jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(operationId = "listImportJobs", summary = "The jobs of whoever sees no more than you")
    public Page<ImportJobView> list(@Valid @BeanParam PageQuery query) {
        return jobs.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImportJob", summary = "How far a job is, and what it came to")
    public RestResponse<ImportJobView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ImportJob job = jobs.get(id);
        return Replies.found(jobs.view(job), job.version(), ifNoneMatch);
    }

    @POST
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @LargeBody
    @Idempotent
    @Operation(
            operationId = "requestImport",
            summary = "Import a large file in the background",
            description =
                    "The same file that the list's own import takes, up to 64 MB and 250,000 rows, and by the same rules: all of it"
                            + " or nothing. It is written in one transaction, so that nobody sees half of it; other imports and"
                            + " changes of who holds which post wait meanwhile. The file is forgotten once the job has ended.")
    @APIResponseSchema(
            value = ImportJobView.class,
            responseCode = "201",
            responseDescription = "Kept, to be imported in its turn")
    public RestResponse<ImportJobView> request(
            @QueryParam("kind") @Parameter(description = "What the rows are", example = "CADRES") @NotNull
                    ImportKind kind,
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
        ImportJob job = jobs.request(kind, file, mode, Language.orDefault(language));
        return Replies.created(COLLECTION, job.id(), jobs.view(job), job.version());
    }
}
