package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.roster.DuePledges;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.PledgeTextRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Campaigns. */
@ApplicationScoped
public class PledgeCampaignService {

    private static final String LIST = "campaigns";

    private final PledgeCampaignRepository campaigns;
    private final PledgeTextRepository texts;
    private final Roster roster;
    private final DuePledges duePledges;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    PledgeCampaignService(
            PledgeCampaignRepository campaigns,
            PledgeTextRepository texts,
            Roster roster,
            DuePledges duePledges,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.campaigns = campaigns;
        this.texts = texts;
        this.roster = roster;
        this.duePledges = duePledges;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Opens a campaign and makes a pledge due of everyone in its category. Refuses with 422 a cycle or text that the
     * caller does not see, a text of another category and what {@link Occurrence#recorded} refuses, with 409 {@code
     * campaign-exists} and {@code cycle-archived}.
     */
    @Transactional
    public PledgeCampaign open(OpenCampaignRequest request) {
        UnitPath scope = caller.scope();
        boolean archived = roster.isArchived(request.cycleId(), scope)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        if (archived) {
            throw PledgeProblem.cycleArchived();
        }
        PledgeText text = texts.findVisible(request.textId(), scope)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "textId"));
        PledgeCampaign campaign = new PledgeCampaign(
                request.cycleId(),
                request.category(),
                text,
                request.deadline(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock));
        campaigns.persist(campaign);
        outbox.publish(campaign, CampaignOpened::from);
        duePledges.followCampaign(campaign.id());
        return campaign;
    }

    /** Refuses with 404 a campaign that is not there or not the caller's to see. */
    @Transactional
    public PledgeCampaign get(UUID id) {
        return campaigns
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<CampaignView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                campaigns.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                campaign -> campaign.id().toString(),
                CampaignView::from);
    }
}
