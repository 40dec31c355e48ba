package dev.qingfeng.pledge.signing;

import dev.qingfeng.pledge.PledgeConfig;
import dev.qingfeng.pledge.campaign.OwnWindow;
import dev.qingfeng.pledge.campaign.PledgeCampaignRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives days of their own to those who become due late. */
@ApplicationScoped
public class OwnWindows {

    private final PledgeCampaignRepository campaigns;
    private final PledgeConfig config;
    private final Clock clock;

    OwnWindows(PledgeCampaignRepository campaigns, PledgeConfig config, Clock clock) {
        this.campaigns = campaigns;
        this.config = config;
        this.clock = clock;
    }

    /** From today on; null where as many days are left of the campaign. */
    public @Nullable OwnWindow of(UUID campaignId) {
        return campaigns
                .findById(campaignId)
                .windowFrom(LocalDate.now(clock), config.lateSignerDays(), clock.getZone());
    }
}
