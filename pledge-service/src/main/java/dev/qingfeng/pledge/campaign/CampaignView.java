package dev.qingfeng.pledge.campaign;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as the API shows it. */
@Schema(name = "PledgeCampaign")
public record CampaignView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000007")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        SignerCategory category,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID textId,

        @Schema(examples = "2026-06-02T01:05:00Z") Instant openedAt,

        @Schema(
                description = "The last day of signing, in the zone of the installation (Asia/Shanghai unless set)",
                examples = "2026-06-30")
        LocalDate deadline,

        @Schema(
                description = "The first day of signing; absent where that is the day on which the campaign was opened",
                examples = "2026-06-05")
        @Nullable
        LocalDate opensOn,

        @Schema(examples = "2026-06-02T01:05:00Z") Instant recordedAt,

        @Schema(description = "Why it was recorded late; absent if it was not", examples = "系统启用前已开始签署") @Nullable
        String lateReason,

        @Schema(description = "Extensions, re-openings and newer editions of the text, the earliest first")
        List<CampaignChangeView> changes) {

    static CampaignView from(PledgeCampaign campaign, List<CampaignChange> changes) {
        return new CampaignView(
                campaign.id(),
                campaign.cycleId(),
                campaign.category(),
                campaign.textId(),
                campaign.openedAt(),
                campaign.deadline(),
                campaign.opensOn(),
                campaign.opening().recordedAt(),
                campaign.opening().lateReason(),
                changes.stream().map(CampaignChangeView::from).toList());
    }
}
