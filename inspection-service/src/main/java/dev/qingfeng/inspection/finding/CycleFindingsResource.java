package dev.qingfeng.inspection.finding;

import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_LEADER;
import static dev.qingfeng.inspection.InspectionRoles.TEAM_MEMBER;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The findings of a cycle over REST. */
@Path("/v1/cycles/{cycleId}/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, TEAM_LEADER, TEAM_MEMBER})
@Tag(
        name = "Findings",
        description = "What field visits, document reviews and special investigations found, and what is done about it;"
                + " confidential")
public class CycleFindingsResource {

    private final FindingService findings;

    CycleFindingsResource(FindingService findings) {
        this.findings = findings;
    }

    @GET
    @Operation(
            operationId = "listFindingsOfCycle",
            summary = "The findings of all inspections of a cycle, such as those that are overdue",
            description =
                    "For officers of the whole city; members of inspection teams see those of their own. Units from"
                            + " which you stand aside are left out. Each that is shown leaves an audit row.")
    public Page<FindingEntry> list(
            @PathParam("cycleId") UUID cycleId,
            @Valid @BeanParam PageQuery query,
            @Parameter(description = "Only those in this state") @QueryParam("state") @Nullable FindingState state,
            @Parameter(
                            description =
                                    "Only those of which something was to be done by an earlier day, and is not settled")
                    @QueryParam("overdue")
                    @DefaultValue("false")
                    boolean overdue) {
        return findings.page(cycleId, query, state, overdue);
    }
}
