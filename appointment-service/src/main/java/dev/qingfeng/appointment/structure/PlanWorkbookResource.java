package dev.qingfeng.appointment.structure;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Workbooks of plans over REST. */
@Path("/v1/plans/{id}/exports/xlsx")
@Produces(SheetFormat.XLSX)
@RolesAllowed({ORGANIZATION_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR})
@Tag(name = "Structures", description = "How leadership teams are made up before a plan and after it")
public class PlanWorkbookResource {

    private final StructureService structures;
    private final SheetWriter files;

    PlanWorkbookResource(StructureService structures, SheetWriter files) {
        this.structures = structures;
        this.files = files;
    }

    @GET
    @Operation(
            operationId = "exportPlanAsXlsx",
            summary = "A plan, the structure before and after, and the new leadership teams as a workbook",
            description = "To read, in the language of Accept-Language; it names the people.")
    public RestResponse<byte[]> xlsx(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "The day on which ages and years in post count; today if absent, and that of the decision if"
                                            + " decided",
                            example = "2026-06-01")
                    @QueryParam("effectiveOn")
                    @Nullable
                    LocalDate effectiveOn,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        Language read = Language.orDefault(language);
        return files.report(structures.workbook(id, effectiveOn, read), "plan-" + id, read);
    }
}
