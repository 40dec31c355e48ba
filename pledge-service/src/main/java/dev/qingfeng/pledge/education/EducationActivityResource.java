package dev.qingfeng.pledge.education;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Education activities over REST. */
@Path("/v1/education-activities")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Education", description = "Publicity and discipline education, before anyone signs")
public class EducationActivityResource {

    private static final String COLLECTION = "/pledge/v1/education-activities";

    private final EducationActivityService activities;

    EducationActivityResource(EducationActivityService activities) {
        this.activities = activities;
    }

    @GET
    @Operation(operationId = "listEducationActivities", summary = "The activities in the units that you may see")
    public Page<EducationView> list(@Valid @BeanParam PageQuery query) {
        return activities.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getEducationActivity", summary = "One activity")
    public RestResponse<EducationView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        EducationActivity activity = activities.get(id);
        return Replies.found(EducationView.from(activity), activity.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "recordEducationActivity", summary = "Record an activity that took place")
    @APIResponseSchema(value = EducationView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<EducationView> record(@NotNull @Valid RecordEducationRequest request) {
        EducationActivity activity = activities.record(request);
        return Replies.created(COLLECTION, activity.id(), EducationView.from(activity), activity.version());
    }
}
