package dev.qingfeng.appointment.kin;

import static dev.qingfeng.appointment.RegistryRoles.AUDITOR;
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

    KinshipResource(KinshipService kinships) {
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

    @POST
    @Path("imports")
    @Consumes("text/csv")
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importKinships",
            summary = "Write kinships from a CSV file",
            description = "Columns `staffNumber,kinStaffNumber,relation`; UTF-8. The relation is what the kin is to the"
                    + " cadre. A kinship is found by its two cadres, in either order.")
    public RestResponse<ImportReport> importKinships(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "kinships.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(kinships.importKinships(file, mode, Language.orDefault(language)));
    }
}
