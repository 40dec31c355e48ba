package dev.qingfeng.pledge.publicpledge;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a public pledge is still to be made, over REST. */
@Path("/v1/cycles/{cycleId}/public-pledges/missing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Public pledges")
public class MissingPublicPledgeResource {

    private final PublicPledgeService publicPledges;

    MissingPublicPledgeResource(PublicPledgeService publicPledges) {
        this.publicPledges = publicPledges;
    }

    @GET
    @Operation(
            operationId = "listMissingPublicPledges",
            summary = "The units assigned to an inspection team in which nobody has pledged publicly yet")
    public Page<MissingPublicPledge> list(@PathParam("cycleId") UUID cycleId, @Valid @BeanParam PageQuery query) {
        return publicPledges.missing(cycleId, query);
    }
}
