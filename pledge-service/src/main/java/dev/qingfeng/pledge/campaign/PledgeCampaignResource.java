package dev.qingfeng.pledge.campaign;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Campaigns over REST. */
@Path("/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({CADRE, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, AUDITOR})
@Tag(name = "Campaigns", description = "One category of people signs one text, until a deadline")
public class PledgeCampaignResource {

    private static final String COLLECTION = "/pledge/v1/campaigns";

    private final PledgeCampaignService campaigns;

    PledgeCampaignResource(PledgeCampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @GET
    @Operation(operationId = "listCampaigns", summary = "The campaigns of your city")
    public Page<CampaignView> list(@Valid @BeanParam PageQuery query) {
        return campaigns.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCampaign", summary = "One campaign")
    public RestResponse<CampaignView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        PledgeCampaign campaign = campaigns.get(id);
        return Replies.found(CampaignView.from(campaign), campaign.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "openCampaign", summary = "Open a campaign: everyone in its category has a pledge to sign")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201", responseDescription = "Open")
    public RestResponse<CampaignView> open(@NotNull @Valid OpenCampaignRequest request) {
        PledgeCampaign campaign = campaigns.open(request);
        return Replies.created(COLLECTION, campaign.id(), CampaignView.from(campaign), campaign.version());
    }
}
