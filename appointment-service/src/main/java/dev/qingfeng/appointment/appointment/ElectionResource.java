package dev.qingfeng.appointment.appointment;

import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

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

/** Results of elections over REST. */
@Path("/v1/appointments/{id}/election-result")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_SECRETARY})
@Tag(name = "Appointments")
public class ElectionResource {

    private final ElectionService elections;

    ElectionResource(ElectionService elections) {
        this.elections = elections;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "recordElectionResult",
            summary = "Record what the congress resolved on a nomination",
            description =
                    "Elected, the cadre takes office once the day decided has come, since the day of the election at the"
                            + " earliest; not elected, the appointment is superseded. A result is recorded once.")
    public RestResponse<AppointmentView> record(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RecordElectionRequest request) {
        Appointment appointment = elections.record(id, ifMatch, request);
        return Replies.changed(AppointmentView.from(appointment, false), appointment.version());
    }
}
