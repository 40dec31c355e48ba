package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.complaint.CaseState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The state machine of cases, over REST. */
@Path("/v1/complaint-states")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Casework")
public class ComplaintStateResource {

    private final CaseDeadlines deadlines;

    ComplaintStateResource(CaseDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GET
    @Operation(
            operationId = "listComplaintStates",
            summary = "The states of cases: what may be done in each, what it leads to, and within what time")
    public List<ComplaintStateView> list() {
        return Stream.of(CaseState.values())
                .map(state -> ComplaintStateView.of(state, deadlines.periods(state)))
                .toList();
    }
}
