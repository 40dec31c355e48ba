package dev.qingfeng.appointment.structure;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Comparisons of plans over REST. */
@Path("/v1/plans/{id}/differences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Plans")
public class PlanDifferencesResource {

    private final StructureService structures;

    PlanDifferencesResource(StructureService structures) {
        this.structures = structures;
    }

    @GET
    @Operation(
            operationId = "comparePlans",
            summary = "What a plan makes of the city otherwise than another",
            description = "Who is moved, where to, the structure of the leadership teams and the score of both.")
    public PlanDifferences get(
            @PathParam("id") UUID id,
            @Parameter(
                            description = "Another plan of the same cycle; the city as it is if absent",
                            example = "01980f2a-7c00-7000-8000-000000000029")
                    @QueryParam("against")
                    @Nullable
                    UUID against,
            @Parameter(
                            description =
                                    "The day of effect to check for; today if absent, and that of the decision if decided",
                            example = "2026-06-01")
                    @QueryParam("effectiveOn")
                    @Nullable
                    LocalDate effectiveOn) {
        return structures.differences(id, against, effectiveOn);
    }
}
