package dev.qingfeng.pledge.publication;

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

/** How far the secretaries' pledges are printed, over REST. */
@Path("/v1/cycles/{cycleId}/publication-status")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Publications")
public class PublicationStatusResource {

    private final PublicationService publications;

    PublicationStatusResource(PublicationService publications) {
        this.publications = publications;
    }

    @GET
    @Operation(
            operationId = "getPublicationStatus",
            summary =
                    "Whether the pledge of every unit's secretary is printed, and of which units it is not, with the reason")
    public PublicationStatus get(@PathParam("cycleId") UUID cycleId) {
        return publications.status(cycleId);
    }
}
