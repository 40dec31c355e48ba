package dev.qingfeng.appointment.structure;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Structures over REST, for those who see the plan and, one by one, the people who are counted. */
@Path("/v1/plans/{id}/structure")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Structures", description = "How leadership teams are made up before a plan and after it")
public class StructureResource {

    private static final String SVG = "image/svg+xml";
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

    @GET
    @Path("pyramid")
    @Produces(SVG)
    @Operation(
            operationId = "getAgePyramid",
            summary = "The ages of all leadership teams, women and men, before and after, as a chart",
            description = "It says in words what it shows, in the language of Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The chart",
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<byte[]> pyramid(
            @PathParam("id") UUID id,
            @Parameter(description = DAY, example = EXAMPLE) @QueryParam("effectiveOn") @Nullable LocalDate effectiveOn,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return chart(structures.pyramid(id, effectiveOn, Language.orDefault(language)));
    }

    @GET
    @Path("flows")
    @Produces(SVG)
    @Operation(
            operationId = "getFlowChart",
            summary = "Whom a plan moves from which unit to which, as a chart",
            description = "It says in words what it shows, in the language of Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The chart",
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<byte[]> flows(
            @PathParam("id") UUID id,
            @Parameter(description = DAY, example = EXAMPLE) @QueryParam("effectiveOn") @Nullable LocalDate effectiveOn,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return chart(structures.flows(id, effectiveOn, Language.orDefault(language)));
    }

    private static RestResponse<byte[]> chart(byte[] svg) {
        return RestResponse.ResponseBuilder.ok(svg, SVG)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
