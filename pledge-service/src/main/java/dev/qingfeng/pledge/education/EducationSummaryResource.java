package dev.qingfeng.pledge.education;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The summary of education over REST. */
@Path("/v1/cycles/{cycleId}/education-summary")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Education", description = "Publicity and discipline education, before anyone signs")
public class EducationSummaryResource {

    private final EducationSummaryService summaries;

    EducationSummaryResource(EducationSummaryService summaries) {
        this.summaries = summaries;
    }

    @GET
    @Operation(operationId = "getEducationSummary", summary = "How many activities reached how many, by unit and kind")
    public EducationSummary get(@PathParam("cycleId") UUID cycleId) {
        return summaries.of(cycleId);
    }
}
