package dev.qingfeng.appointment.calendar;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deadlines in working days over REST, so that a front end shows the day that the services go by. */
@Path("/v1/units/{id}/working-days")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Calendars")
public class WorkingDaysResource {

    private final CalendarService calendars;

    WorkingDaysResource(CalendarService calendars) {
        this.calendars = calendars;
    }

    @GET
    @Operation(
            operationId = "countWorkingDays",
            summary = "On which day so many working days have passed",
            description = "By the calendar of the unit's city; it tells the years of which no holidays are known yet.")
    public WorkingDaysView count(
            @PathParam("id") UUID id,
            @Valid @BeanParam WorkingDaysQuery query,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return calendars.workingDays(id, query, Language.orDefault(language));
    }
}
