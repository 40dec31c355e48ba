package dev.qingfeng.appointment.duplicate;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Duplicates over REST. */
@Path("/v1/cadres/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, AUDITOR})
@Tag(name = "Duplicates", description = "Cadres who may be one person under two staff numbers")
public class DuplicateResource {

    private final DuplicateService duplicates;

    DuplicateResource(DuplicateService duplicates) {
        this.duplicates = duplicates;
    }

    @GET
    @Operation(
            operationId = "listDuplicates",
            summary = "Pairs of cadres who may be one person",
            description = "Those of the same name, in simplified or traditional characters, birth date and sex.")
    public Page<DuplicateView> list(@Valid @BeanParam PageQuery query) {
        return duplicates.page(query);
    }
}
