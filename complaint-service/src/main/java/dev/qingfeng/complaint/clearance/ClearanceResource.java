package dev.qingfeng.complaint.clearance;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

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
import jakarta.ws.rs.PUT;
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

/** Clearances over REST. */
@Path("/v1/clearances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(DISCIPLINE_OFFICER)
@Tag(
        name = "Clearances",
        description = "Whom the discipline organ clears for a promotion; nobody sees or decides their own")
public class ClearanceResource {

    private static final String EXAMPLE = """
            staffNumber,given
            MC0008,true
            MC0009,false
            """;

    private final ClearanceService clearances;
    private final SheetWriter files;

    ClearanceResource(ClearanceService clearances, SheetWriter files) {
        this.files = files;
        this.clearances = clearances;
    }

    @GET
    @Operation(operationId = "listClearances", summary = "The clearances of the cadres of your units")
    public Page<ClearanceView> list(@Valid @BeanParam PageQuery query) {
        return clearances.page(query);
    }

    @GET
    @Path("{cadreId}")
    @Operation(operationId = "getClearance", summary = "The clearance of one cadre")
    public RestResponse<ClearanceView> get(
            @PathParam("cadreId") UUID cadreId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Clearance clearance = clearances.get(cadreId);
        return Replies.found(ClearanceView.from(clearance), clearance.version(), ifNoneMatch);
    }

    @PUT
    @Path("{cadreId}")
    @Operation(
            operationId = "decideClearance",
            summary = "Give or withhold the clearance of one cadre",
            description =
                    "One officer alone withholds it. It is given once two have said so, each by this operation or by a file; until then it is"
                            + " `proposed`. Others learn of it with the next batch. Where an opinion that was confirmed said no, another opinion"
                            + " gives it, and nobody else (`opinion-said-no`).")
    public RestResponse<ClearanceView> decide(
            @PathParam("cadreId") UUID cadreId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid DecideClearanceRequest request) {
        Clearance clearance = clearances.decide(cadreId, ifMatch, request.given());
        return Replies.changed(ClearanceView.from(clearance), clearance.version());
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getClearanceTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(ClearanceRow.class, "clearances", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @Idempotent
    @Operation(
            operationId = "importClearances",
            summary = "Give and withhold clearances by a file",
            description =
                    "Columns `staffNumber,given`; CSV (UTF-8) or XLSX; `given` is `true` or `false`. What one officer's file gives is `proposed`"
                            + " until another says so too, such as by the same file. A row that gives what a confirmed opinion refused is at"
                            + " fault (`opinion-said-no`).")
    public RestResponse<ImportReport> importClearances(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "clearances.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(clearances.importClearances(file, mode, Language.orDefault(language)));
    }
}
