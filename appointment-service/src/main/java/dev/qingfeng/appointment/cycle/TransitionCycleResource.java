package dev.qingfeng.appointment.cycle;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Cycles over REST. */
@Path("/v1/cycles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Cycles", description = "Transition cycles and their phases")
public class TransitionCycleResource {

    private static final String EXAMPLE = """
            code,name,unitPath
            mingchuan-2026,明川市2026年乡镇换届,mingchuan
            """;

    private static final String COLLECTION = "/appointment/v1/cycles";

    private final TransitionCycleService cycles;
    private final SheetWriter files;

    TransitionCycleResource(TransitionCycleService cycles, SheetWriter files) {
        this.files = files;
        this.cycles = cycles;
    }

    @GET
    @Operation(operationId = "listCycles", summary = "The cycles of your city")
    public Page<CycleView> list(@Valid @BeanParam PageQuery query) {
        return cycles.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCycle", summary = "One cycle")
    public RestResponse<CycleView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        TransitionCycle cycle = cycles.get(id);
        return Replies.found(CycleView.from(cycle), cycle.version(), ifNoneMatch);
    }

    @GET
    @Path("{id}/calendar")
    @Operation(
            operationId = "getCycleCalendar",
            summary = "When the phases of a cycle are planned, when they were, and which are late",
            description =
                    "What is late depends on today. Its ETag is that of the cycle, for a change of the calendar; the answer"
                            + " itself is not to be kept.")
    public RestResponse<CycleCalendarView> calendar(@PathParam("id") UUID id) {
        TransitionCycle cycle = cycles.get(id);
        return Replies.changed(cycles.calendar(cycle), cycle.version());
    }

    @PUT
    @Path("{id}/calendar")
    @RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER})
    @Operation(operationId = "planCycle", summary = "Plan the phases of a cycle, all of them")
    public RestResponse<CycleCalendarView> plan(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PlanCycleRequest request) {
        TransitionCycle cycle = cycles.plan(id, ifMatch, request);
        return Replies.changed(cycles.calendar(cycle), cycle.version());
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportCyclesAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(CycleRow.class, cycles.rows(), "cycles");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportCyclesAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(CycleRow.class, cycles.rows(), "cycles");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getCycleTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(CycleRow.class, "cycles", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importCycles",
            summary = "Write cycles from a file",
            description =
                    "Columns `code,name,unitPath`; CSV (UTF-8) or XLSX. A cycle is found by its code; new ones begin in mobilisation.")
    public RestResponse<ImportReport> importCycles(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "cycles.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(cycles.importCycles(file, mode, Language.orDefault(language)));
    }

    @POST
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(operationId = "createCycle", summary = "Begin a transition cycle")
    @APIResponseSchema(value = CycleView.class, responseCode = "201", responseDescription = "It begins in mobilisation")
    public RestResponse<CycleView> create(@NotNull @Valid CreateCycleRequest request) {
        TransitionCycle cycle = cycles.create(request);
        return Replies.created(COLLECTION, cycle.id(), CycleView.from(cycle), cycle.version());
    }

    @POST
    @Path("{id}/phase")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "enterPhase", summary = "Take a cycle into its next phase")
    public RestResponse<CycleView> enter(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid EnterPhaseRequest request) {
        TransitionCycle cycle = cycles.enter(id, ifMatch, request);
        return Replies.changed(CycleView.from(cycle), cycle.version());
    }
}
