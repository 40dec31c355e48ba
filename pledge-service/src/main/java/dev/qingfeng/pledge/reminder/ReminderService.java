package dev.qingfeng.pledge.reminder;

import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.campaign.PledgeCampaignService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What was told of campaigns. */
@ApplicationScoped
public class ReminderService {

    private static final String LIST = "reminders";

    private final ReminderRepository reminders;
    private final PledgeCampaignService campaigns;
    private final Caller caller;

    ReminderService(ReminderRepository reminders, PledgeCampaignService campaigns, Caller caller) {
        this.reminders = reminders;
        this.campaigns = campaigns;
        this.caller = caller;
    }

    /** Of the units that the caller sees. Refuses with 404 a campaign that is not there or not the caller's to see. */
    @Transactional
    public Page<ReminderView> page(UUID campaignId, PageQuery query) {
        campaigns.get(campaignId);
        String list = LIST + " " + campaignId;
        return Page.of(
                list,
                query,
                reminders.page(campaignId, query.afterId(list), query.rowsToRead(), caller.scope()),
                reminder -> reminder.id().toString(),
                ReminderView::from);
    }
}
