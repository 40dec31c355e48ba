package dev.qingfeng.appointment.cadre;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** Corrections of a cadre over REST. */
@Path("/v1/cadres/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Corrections", description = "What a cadre's facts were before they were corrected, with who and why")
public class CorrectionResource {

    private final CadreService cadres;

    CorrectionResource(CadreService cadres) {
        this.cadres = cadres;
    }

    @GET
    @Operation(
            operationId = "listCorrections",
            summary = "What the facts of a cadre were before they were corrected, the earliest first")
    public Page<CorrectionView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return cadres.corrections(id, query);
    }

    @POST
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "correctCadre",
            summary = "Correct who a cadre is",
            description =
                    "Send all of it as it is right; what was said before is kept with your reason. Rank, unit, post,"
                            + " trainings and categories come with the file of cadres.")
    public RestResponse<CadreView> correct(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @Valid @NotNull CorrectCadreRequest request) {
        Cadre cadre = cadres.correct(id, ifMatch, request);
        return Replies.changed(CadreView.from(cadre), cadre.version());
    }
}
