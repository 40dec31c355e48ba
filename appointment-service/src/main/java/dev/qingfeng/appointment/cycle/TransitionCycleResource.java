package dev.qingfeng.appointment.cycle;

import static dev.qingfeng.appointment.RegistryRoles.AUDITOR;
import static dev.qingfeng.appointment.RegistryRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.RegistryRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.RegistryRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.RegistryRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.RegistryRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
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

    TransitionCycleResource(TransitionCycleService cycles) {
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

    @POST
    @Path("imports")
    @Consumes("text/csv")
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importCycles",
            summary = "Write cycles from a CSV file",
            description =
                    "Columns `code,name,unitPath`; UTF-8. A cycle is found by its code; new ones begin in mobilisation.")
    public RestResponse<ImportReport> importCycles(
            @RequestBody(
                            content =
                                    @Content(
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
        TransitionCycle cycle = cycles.enter(id, ifMatch, request.phase());
        return Replies.changed(CycleView.from(cycle), cycle.version());
    }
}
