package dev.qingfeng.appointment.resolution;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
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

/** Resolutions over REST. */
@Path("/v1/resolutions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Resolutions", description = "What the Standing Committee resolved, by recorded vote")
public class ResolutionResource {

    private final ResolutionService resolutions;

    ResolutionResource(ResolutionService resolutions) {
        this.resolutions = resolutions;
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getResolution", summary = "One resolution with the vote of each member")
    public RestResponse<ResolutionView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Replies.found(resolutions.get(id), 0, ifNoneMatch);
    }
}
