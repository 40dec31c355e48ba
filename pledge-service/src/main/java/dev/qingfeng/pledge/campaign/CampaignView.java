package dev.qingfeng.pledge.campaign;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A campaign as the API shows it. */
@Schema(name = "PledgeCampaign")
public record CampaignView(
        UUID id, UUID cycleId, SignerCategory category, UUID textId, Instant openedAt, LocalDate deadline) {

    static CampaignView from(PledgeCampaign campaign) {
        return new CampaignView(
                campaign.id(),
                campaign.cycleId(),
                campaign.category(),
                campaign.textId(),
                campaign.openedAt(),
                campaign.deadline());
    }
}
