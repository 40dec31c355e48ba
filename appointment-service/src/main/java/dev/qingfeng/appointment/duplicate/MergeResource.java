package dev.qingfeng.appointment.duplicate;

import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreView;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The merging of two cadres over REST. */
@Path("/v1/cadres/{id}/merge")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(REGISTRY_ADMIN)
@Tag(name = "Duplicates")
public class MergeResource {

    private final DuplicateService duplicates;

    MergeResource(DuplicateService duplicates) {
        this.duplicates = duplicates;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "mergeCadre",
            summary = "Keep a person who was entered twice under this cadre alone",
            description =
                    "Posts, kin and what else refers to the other follow; what this cadre says of the person stays. The"
                            + " other is shown with `mergedInto` from then on, is in no list, and cannot be changed or named any"
                            + " more.")
    public RestResponse<CadreView> merge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @Valid @NotNull MergeCadreRequest request) {
        Cadre cadre = duplicates.merge(id, ifMatch, request);
        return Replies.changed(CadreView.from(cadre), cadre.version());
    }
}
