package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign was opened: everyone in its category has a pledge to sign.
 *
 * @param opensOn the first day on which it can be signed; absent where that is the day of its opening
 */
@EventType(value = "dev.qingfeng.pledge.campaign-opened.v1", topic = "qingfeng.pledge.events.v1")
public record CampaignOpened(
        UUID campaignId,
        UUID cycleId,
        SignerCategory category,
        UUID textId,
        Instant openedAt,
        LocalDate deadline,
        @Nullable LocalDate opensOn) {

    static CampaignOpened from(PledgeCampaign campaign) {
        return new CampaignOpened(
                campaign.id(),
                campaign.cycleId(),
                campaign.category(),
                campaign.textId(),
                campaign.openedAt(),
                campaign.deadline(),
                campaign.opensOn());
    }
}
