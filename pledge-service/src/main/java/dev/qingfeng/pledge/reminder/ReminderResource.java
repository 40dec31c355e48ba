package dev.qingfeng.pledge.reminder;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reminders of a campaign over REST. */
@Path("/v1/campaigns/{id}/reminders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Reminders", description = "In which units how many pledges were still due, before and after the deadline")
public class ReminderResource {

    private final ReminderService reminders;

    ReminderResource(ReminderService reminders) {
        this.reminders = reminders;
    }

    @GET
    @Operation(operationId = "listReminders", summary = "The reminders of a campaign, of the units that you may see")
    public Page<ReminderView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery query) {
        return reminders.page(id, query);
    }
}
