package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A campaign was extended, opened again, or has a newer edition of its text. */
@EventType(value = "dev.qingfeng.pledge.campaign-changed.v1", topic = "qingfeng.pledge.events.v1")
public record CampaignChanged(
        UUID campaignId,
        UUID cycleId,
        SignerCategory category,
        CampaignChangeKind kind,
        UUID textId,
        LocalDate deadline,
        Instant occurredAt) {

    static CampaignChanged from(PledgeCampaign campaign, CampaignChange change) {
        return new CampaignChanged(
                campaign.id(),
                campaign.cycleId(),
                campaign.category(),
                change.kind(),
                campaign.textId(),
                campaign.deadline(),
                change.occurrence().occurredAt());
    }
}
