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

/** Structures over REST, for those who see the plan and, one by one, the people who are counted. */
@Path("/v1/plans/{id}/structure")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Structures", description = "How leadership teams are made up before a plan and after it")
public class StructureResource {

    private static final String DAY =
            "The day on which ages and years in post count; today if absent, and that of the decision if decided";
    private static final String EXAMPLE = "2026-06-01";

    private final StructureService structures;

    StructureResource(StructureService structures) {
        this.structures = structures;
    }

    @GET
    @Operation(
            operationId = "getStructure",
            summary = "How the leadership teams of the townships are made up before a plan and after it",
            description =
                    "By unit and for the city: ages, sexes, degrees, where members came from, years in post. After is once the plan"
                            + " and what was decided before have taken effect.")
    public Structure get(
            @PathParam("id") UUID id,
            @Parameter(description = DAY, example = EXAMPLE) @QueryParam("effectiveOn") @Nullable
                    LocalDate effectiveOn) {
        return structures.of(id, effectiveOn);
    }
}
