package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.campaign.CampaignChange;
import dev.qingfeng.pledge.campaign.OwnWindow;
import dev.qingfeng.pledge.campaign.PledgeCampaign;
import dev.qingfeng.pledge.roster.Roster.SeenCycle;
import dev.qingfeng.pledge.text.PledgeText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs, in the name of an officer, the due pledges that rows of a file say were signed on paper. */
final class PaperSignatures implements ImportTarget<PaperSignatureRow, Pledge> {

    private final PledgeRepository pledges;
    private final Map<UUID, PledgeCampaign> campaigns;
    private final Map<UUID, List<CampaignChange>> changes;
    private final Map<UUID, PledgeText> texts;
    private final Map<UUID, SeenCycle> cycles;
    private final Outbox outbox;
    private final List<PledgeFollower> followers;
    private final UnitPath scope;
    private final Clock clock;

    /** Knows every campaign, text and cycle of the caller's city: there are few, and a file names most of them. */
    PaperSignatures(
            PledgeRepository pledges,
            List<PledgeCampaign> campaigns,
            Map<UUID, List<CampaignChange>> changes,
            List<PledgeText> texts,
            Map<UUID, SeenCycle> cycles,
            Outbox outbox,
            List<PledgeFollower> followers,
            UnitPath scope,
            Clock clock) {
        this.pledges = pledges;
        this.campaigns = campaigns.stream().collect(Collectors.toMap(PledgeCampaign::id, Function.identity()));
        this.changes = changes;
        this.texts = texts.stream().collect(Collectors.toMap(PledgeText::id, Function.identity()));
        this.cycles = cycles;
        this.outbox = outbox;
        this.followers = followers;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public String keyColumn() {
        return "staffNumber";
    }

    /** The staff number comes first, so that pledges can be found by it. */
    @Override
    public String key(PaperSignatureRow row) {
        return String.join("\n", row.staffNumber(), row.category().name(), row.cycleCode());
    }

    @Override
    public Map<String, Pledge> find(Collection<String> keys) {
        List<String> staffNumbers =
                keys.stream().map(key -> key.split("\n", -1)[0]).distinct().toList();
        return pledges.ofStaff(staffNumbers, scope).stream()
                .filter(pledge -> cycles.containsKey(pledge.cycleId()))
                .collect(Collectors.toMap(
                        pledge -> String.join(
                                "\n",
                                pledge.staffNumber(),
                                pledge.category().name(),
                                cycle(pledge).code()),
                        Function.identity()));
    }

    @Override
    public List<Fault> faults(PaperSignatureRow row, @Nullable Pledge pledge) {
        if (pledge == null) {
            return List.of(new Fault("staffNumber", "unknown-reference"));
        }
        if (same(pledge, row)) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        if (cycle(pledge).archived()) {
            faults.add(new Fault("cycleCode", "cycle-archived"));
        }
        if (pledge.state() == PledgeState.SIGNED) {
            faults.add(new Fault("staffNumber", "already-signed"));
        } else if (pledge.isExempted()) {
            faults.add(new Fault("staffNumber", "pledge-exempted"));
        } else if (pledge.state() == PledgeState.EXCUSED) {
            faults.add(new Fault("staffNumber", "pledge-not-due"));
        }
        LocalDate today = LocalDate.now(clock);
        String closed = whyClosed(pledge, row.signedOn());
        if (row.signedOn().isAfter(today)) {
            faults.add(new Fault("signedOn", "in-the-future"));
        } else if (closed != null) {
            faults.add(new Fault("signedOn", closed));
        } else if (Occurrence.lacksReason(row.signedOn(), row.lateReason(), clock)) {
            faults.add(new Fault("lateReason", "late-reason-missing"));
        }
        return faults;
    }

    /** Why nothing was signed that day; null if it could be. */
    private @Nullable String whyClosed(Pledge pledge, LocalDate day) {
        PledgeCampaign campaign = campaign(pledge);
        OwnWindow own = pledge.ownWindow();
        if (day.isBefore(campaign.firstDay(clock.getZone()))) {
            return "before-campaign";
        }
        if (own != null && own.has(day)) {
            return null;
        }
        if (day.isAfter(campaign.deadline())) {
            return "after-deadline";
        }
        return CampaignChange.isBeforeReopening(changesOf(campaign), day, clock.getZone()) ? "before-reopening" : null;
    }

    @Override
    public boolean same(Pledge pledge, PaperSignatureRow row) {
        return pledge.method() == SigningMethod.PAPER && signedAt(row).equals(pledge.signedAt());
    }

    @Override
    public Pledge create(PaperSignatureRow row) {
        throw new IllegalStateException("Only the roster makes pledges due");
    }

    @Override
    public void change(Pledge pledge, PaperSignatureRow row) {
        String lateReason = Occurrence.isLate(row.signedOn(), clock) ? row.lateReason() : null;
        pledge.signOnPaper(textOnPaper(pledge, row.signedOn()), signedAt(row), clock.instant(), lateReason);
    }

    @Override
    public void publish(List<Pledge> signed) {
        outbox.publishAll(signed, pledge -> PledgeSigned.from(pledge, signedText(pledge)));
        outbox.publishAll(signed, SignatureState::from);
        followers.forEach(follower -> follower.notDueAnyMore(signed));
    }

    /** The paper names a day and no hour. */
    private Instant signedAt(PaperSignatureRow row) {
        return row.signedOn().atStartOfDay(clock.getZone()).toInstant();
    }

    private SeenCycle cycle(Pledge pledge) {
        return known(cycles, pledge.cycleId());
    }

    private PledgeText textOnPaper(Pledge pledge, LocalDate day) {
        PledgeCampaign campaign = campaign(pledge);
        return known(texts, CampaignChange.textOnPaper(campaign, changesOf(campaign), day, clock.getZone()));
    }

    private PledgeText signedText(Pledge pledge) {
        return known(texts, Objects.requireNonNull(pledge.textId()));
    }

    private List<CampaignChange> changesOf(PledgeCampaign campaign) {
        return changes.getOrDefault(campaign.id(), List.of());
    }

    private PledgeCampaign campaign(Pledge pledge) {
        return known(campaigns, pledge.campaignId());
    }

    private static <T> T known(Map<UUID, T> all, UUID id) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalStateException("A pledge has its cycle, campaign and text in its own city");
        }
        return found;
    }
}
