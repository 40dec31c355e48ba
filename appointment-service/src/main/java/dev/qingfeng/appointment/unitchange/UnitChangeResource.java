package dev.qingfeng.appointment.unitchange;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Changes of units over REST. */
@Path("/v1/unit-changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Unit changes", description = "Units that are renamed, moved and merged on a day")
public class UnitChangeResource {

    private static final String COLLECTION = "/appointment/v1/unit-changes";

    private final UnitChangeService changes;

    UnitChangeResource(UnitChangeService changes) {
        this.changes = changes;
    }

    @GET
    @Operation(operationId = "listUnitChanges", summary = "The changes of the units that you may see")
    public Page<UnitChangeView> list(
            @Valid @BeanParam PageQuery query,
            @QueryParam("unitId")
                    @Parameter(
                            description = "Only those of this unit",
                            example = "01980f2a-7c00-7000-8000-000000000002")
                    @Nullable
                    UUID unitId) {
        return changes.page(query, unitId);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getUnitChange", summary = "One change")
    public RestResponse<UnitChangeView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UnitChange change = changes.get(id);
        return Replies.found(UnitChangeView.from(change), change.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "recordUnitChange",
            summary = "Rename, move or merge a unit from a day on",
            description =
                    "Effective at once if the day has come, else planned; a unit has one planned change. What the unit"
                            + " was stays in its history; records keep the unit that they were made in, and who may see them follows"
                            + " where it is now. A merger ends the unit: its cadres serve in the one that takes over, without a"
                            + " post, and units below it stand below that one.")
    @APIResponseSchema(value = UnitChangeView.class, responseCode = "201", responseDescription = "Effective or planned")
    public RestResponse<UnitChangeView> record(@NotNull @Valid RecordUnitChangeRequest request) {
        UnitChange change = changes.record(request);
        return Replies.created(COLLECTION, change.id(), UnitChangeView.from(change), change.version());
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(operationId = "withdrawUnitChange", summary = "Give up a change that is planned")
    public RestResponse<UnitChangeView> withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        UnitChange change = changes.withdraw(id, ifMatch);
        return Replies.changed(UnitChangeView.from(change), change.version());
    }
}
