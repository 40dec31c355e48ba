package dev.qingfeng.appointment.appointment;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Appointments over REST. */
@Path("/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Appointments", description = "What was decided, on its way into the registry")
public class AppointmentResource {

    private final AppointmentService appointments;

    AppointmentResource(AppointmentService appointments) {
        this.appointments = appointments;
    }

    @GET
    @Operation(
            operationId = "listAppointments",
            summary = "The appointments out of and into the units that you may see")
    public Page<AppointmentView> list(
            @QueryParam("planId") @Parameter(description = "Only those of this plan") @Nullable UUID planId,
            @QueryParam("awaitsElection")
                    @Parameter(
                            description =
                                    "Only those that nominate somebody whom the congress has yet to elect (true), or"
                                            + " only the others (false)")
                    @Nullable
                    Boolean awaitsElection,
            @Valid @BeanParam PageQuery query) {
        return appointments.page(planId, awaitsElection, query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getAppointment", summary = "One appointment")
    public RestResponse<AppointmentView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        AppointmentService.Shown shown = appointments.get(id);
        return Replies.found(shown.view(), shown.appointment().version(), ifNoneMatch);
    }
}
