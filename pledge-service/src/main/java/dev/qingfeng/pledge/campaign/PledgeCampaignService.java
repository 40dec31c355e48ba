package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Campaigns. */
@ApplicationScoped
public class PledgeCampaignService {

    private static final String LIST = "campaigns";

    private final PledgeCampaignRepository campaigns;
    private final CampaignChangeRepository changes;
    private final PledgeTextRepository texts;
    private final Roster roster;
    private final DuePledges duePledges;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    PledgeCampaignService(
            PledgeCampaignRepository campaigns,
            CampaignChangeRepository changes,
            PledgeTextRepository texts,
            Roster roster,
            DuePledges duePledges,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.campaigns = campaigns;
        this.changes = changes;
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
                request.opensOn(),
                request.deadline(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock),
                clock.getZone());
        campaigns.persist(campaign);
        outbox.publish(campaign, CampaignOpened::from);
        duePledges.followCampaign(campaign.id());
        return campaign;
    }

    /** See {@link PledgeCampaign#extend}; refuses as {@link #change}. */
    @Transactional
    public PledgeCampaign extend(UUID id, @Nullable IfMatch ifMatch, MoveDeadlineRequest request) {
        return change(id, ifMatch, request.occurredAt(), request.lateReason(), (campaign, occurrence) -> {
            CampaignChange change = change(
                    campaign,
                    CampaignChangeKind.EXTENSION,
                    request.deadline(),
                    campaign.textId(),
                    request.reason(),
                    occurrence);
            campaign.extend(request.deadline(), day(occurrence));
            return change;
        });
    }

    /** See {@link PledgeCampaign#reopen}; refuses as {@link #change}. */
    @Transactional
    public PledgeCampaign reopen(UUID id, @Nullable IfMatch ifMatch, MoveDeadlineRequest request) {
        return change(id, ifMatch, request.occurredAt(), request.lateReason(), (campaign, occurrence) -> {
            CampaignChange change = change(
                    campaign,
                    CampaignChangeKind.REOPENING,
                    request.deadline(),
                    campaign.textId(),
                    request.reason(),
                    occurrence);
            campaign.reopen(request.deadline(), day(occurrence));
            return change;
        });
    }

    /**
     * Gives whoever has not signed yet a newer edition to sign, see {@link PledgeCampaign#renewText}. Refuses with 422 a text that
     * the caller does not see, else as {@link #change}.
     */
    @Transactional
    public PledgeCampaign renewText(UUID id, @Nullable IfMatch ifMatch, RenewTextRequest request) {
        return change(id, ifMatch, request.occurredAt(), request.lateReason(), (campaign, occurrence) -> {
            PledgeText newer = texts.findVisible(request.textId(), caller.scope())
                    .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "textId"));
            CampaignChange change = change(
                    campaign, CampaignChangeKind.TEXT, campaign.deadline(), newer.id(), request.reason(), occurrence);
            campaign.renewText(newer, texts.findById(campaign.textId()));
            return change;
        });
    }

    /**
     * Refuses with 404 a campaign whose whole city the caller does not govern, with 428 and 412 a tag that is missing or stale,
     * with 409 {@code cycle-archived}, with 422 {@code change-out-of-order} what happened before the opening or an earlier
     * change, and what {@link Occurrence#recorded} refuses.
     */
    private PledgeCampaign change(
            UUID id,
            @Nullable IfMatch ifMatch,
            @Nullable Instant occurredAt,
            @Nullable String lateReason,
            BiFunction<PledgeCampaign, Occurrence, CampaignChange> how) {
        PledgeCampaign campaign = campaigns
                .findGoverned(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, campaign.version());
        if (roster.isArchived(campaign.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
        Occurrence occurrence = Occurrence.recorded(occurredAt, lateReason, clock);
        List<CampaignChange> before = changesOf(campaign);
        Instant last = before.isEmpty()
                ? campaign.openedAt()
                : before.get(before.size() - 1).occurrence().occurredAt();
        if (occurrence.occurredAt().isBefore(last)) {
            throw ProblemException.of(PledgeProblem.CHANGE_OUT_OF_ORDER);
        }
        CampaignChange change = how.apply(campaign, occurrence);
        changes.persist(change);
        outbox.publish(campaign, changed -> CampaignChanged.from(changed, change));
        return campaign;
    }

    private CampaignChange change(
            PledgeCampaign before,
            CampaignChangeKind kind,
            LocalDate deadline,
            UUID textId,
            String reason,
            Occurrence occurrence) {
        return new CampaignChange(before, kind, deadline, textId, reason, occurrence, caller.id());
    }

    private LocalDate day(Occurrence occurrence) {
        return LocalDate.ofInstant(occurrence.occurredAt(), clock.getZone());
    }

    /** The earliest first. */
    @Transactional
    public List<CampaignChange> changesOf(PledgeCampaign campaign) {
        return changes.of(List.of(campaign.id())).getOrDefault(campaign.id(), List.of());
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
        List<PledgeCampaign> rows = campaigns.page(query.afterId(LIST), query.rowsToRead(), caller.scope());
        Map<UUID, List<CampaignChange>> known =
                changes.of(rows.stream().map(PledgeCampaign::id).toList());
        return Page.of(
                LIST,
                query,
                rows,
                campaign -> campaign.id().toString(),
                campaign -> CampaignView.from(campaign, known.getOrDefault(campaign.id(), List.of())));
    }
}
