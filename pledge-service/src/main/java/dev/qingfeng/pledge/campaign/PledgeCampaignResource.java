package dev.qingfeng.pledge.campaign;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.CADRE;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
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
        return Replies.found(view(campaign), campaign.version(), ifNoneMatch);
    }

    @POST
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(operationId = "openCampaign", summary = "Open a campaign: everyone in its category has a pledge to sign")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201", responseDescription = "Open")
    public RestResponse<CampaignView> open(@NotNull @Valid OpenCampaignRequest request) {
        PledgeCampaign campaign = campaigns.open(request);
        return Replies.created(COLLECTION, campaign.id(), view(campaign), campaign.version());
    }

    @POST
    @Path("{id}/extension")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "extendCampaign",
            summary = "Give an open campaign a later deadline",
            description = "What the deadline was is kept among its changes.")
    public RestResponse<CampaignView> extend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid MoveDeadlineRequest request) {
        return changed(campaigns.extend(id, ifMatch, request));
    }

    @POST
    @Path("{id}/reopening")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "reopenCampaign",
            summary = "Open a campaign again whose deadline has passed",
            description = "What the deadline was is kept among its changes.")
    public RestResponse<CampaignView> reopen(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid MoveDeadlineRequest request) {
        return changed(campaigns.reopen(id, ifMatch, request));
    }

    @POST
    @Path("{id}/text")
    @RolesAllowed(ORGANIZATION_OFFICER)
    @Idempotent
    @Operation(
            operationId = "renewCampaignText",
            summary = "Let a campaign go on with a newer edition of its text",
            description =
                    "Whoever has signed keeps what they signed. From now on the former edition is refused with `text-superseded`.")
    public RestResponse<CampaignView> renewText(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid RenewTextRequest request) {
        return changed(campaigns.renewText(id, ifMatch, request));
    }

    private RestResponse<CampaignView> changed(PledgeCampaign campaign) {
        return Replies.changed(view(campaign), campaign.version());
    }

    private CampaignView view(PledgeCampaign campaign) {
        return CampaignView.from(campaign, campaigns.changesOf(campaign));
    }
}
