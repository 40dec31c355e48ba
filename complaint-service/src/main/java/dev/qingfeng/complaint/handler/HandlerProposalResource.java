package dev.qingfeng.complaint.handler;

import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who could take a case, over REST. */
@Path("/v1/complaints/{id}/handler-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({COMPLAINT_HANDLER, DISCIPLINE_OFFICER})
@Tag(name = "Handlers")
public class HandlerProposalResource {

    private final HandlerService handlers;

    HandlerProposalResource(HandlerService handlers) {
        this.handlers = handlers;
    }

    @GET
    @Operation(
            operationId = "listHandlerProposals",
            summary = "Who could take a case, the most fitting first",
            description =
                    "First those who know their way in what it is about, of these first who has the fewest open cases."
                            + " Nobody who may not know of it, or who works at a unit from which it is not seen.")
    public List<HandlerView> list(@PathParam("id") UUID complaintId) {
        return handlers.proposals(complaintId);
    }
}
