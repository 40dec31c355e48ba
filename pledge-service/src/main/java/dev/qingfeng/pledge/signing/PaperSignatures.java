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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs, in the name of an officer, the pledges that rows of a file say were signed on paper. However late that is recorded, what counts
 * is whether the person was to sign on the day that the paper names, and the unit in which they were at its end.
 */
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
    private Map<UUID, List<FormerUnit>> formerUnits = Map.of();

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
        List<Pledge> found = pledges.ofStaff(staffNumbers, scope).stream()
                .filter(pledge -> cycles.containsKey(pledge.cycleId()))
                .toList();
        lookBack(found);
        return found.stream()
                .collect(Collectors.toMap(
                        pledge -> String.join(
                                "\n",
                                pledge.staffNumber(),
                                pledge.category().name(),
                                cycle(pledge).code()),
                        Function.identity()));
    }

    /** What {@link #faults} has to know of the past of these. */
    void lookBack(List<Pledge> found) {
        formerUnits = pledges.formerUnits(found.stream().map(Pledge::id).toList(), scope);
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
        } else if (!pledge.takesPaperOf(row.signedOn(), clock.getZone())) {
            faults.add(new Fault("staffNumber", pledge.isExempted() ? "pledge-exempted" : "pledge-not-due"));
        } else if (formerUnit(pledge, row.signedOn())
                .filter(unit -> !unit.visible())
                .isPresent()) {
            faults.add(new Fault("signedOn", "signed-elsewhere"));
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
        return pledge.method() == SigningMethod.PAPER && row.signedOn().equals(pledge.signedOn(clock.getZone()));
    }

    @Override
    public Pledge create(PaperSignatureRow row) {
        throw new IllegalStateException("Only the roster makes pledges due");
    }

    @Override
    public void change(Pledge pledge, PaperSignatureRow row) {
        String lateReason = Occurrence.isLate(row.signedOn(), clock) ? row.lateReason() : null;
        UUID unit = formerUnit(pledge, row.signedOn()).map(FormerUnit::unitId).orElse(pledge.unitId());
        pledge.signOnPaper(textOnPaper(pledge, row.signedOn()), row.signedOn(), unit, clock, lateReason);
    }

    @Override
    public void publish(List<Pledge> signed) {
        outbox.publishAll(signed, pledge -> PledgeSigned.from(pledge, signedText(pledge)));
        outbox.publishAll(signed, SignatureState::from);
        followers.forEach(follower -> follower.notDueAnyMore(signed));
    }

    /** Where the person was that day, if they have moved since. */
    private Optional<FormerUnit> formerUnit(Pledge pledge, LocalDate day) {
        return FormerUnit.on(day, formerUnits.getOrDefault(pledge.id(), List.of()), clock.getZone());
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
