package dev.qingfeng.appointment.dossier;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Dossiers over REST. */
@Path("/v1/cadres/{id}/dossier")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Dossiers", description = "What is known of a cadre, with where it comes from and since when")
public class DossierResource {

    private final DossierService dossiers;

    DossierResource(DossierService dossiers) {
        this.dossiers = dossiers;
    }

    @GET
    @Operation(
            operationId = "getDossier",
            summary =
                    "What is known of a cadre: grades, ballots, assessments, pledges, clearance, tenures, trainings, wishes, kin",
            description =
                    "Each line says where it comes from and since when. Left out are, for a discipline officer, grades, ballots,"
                            + " performance and wishes; for the committee, kin; for who does not see the whole city, grades,"
                            + " ballots and performance. Nobody reads their own.")
    public RestResponse<Dossier> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Dossier dossier = dossiers.of(id);
        return Replies.found(dossier, dossier.version(), ifNoneMatch);
    }
}
