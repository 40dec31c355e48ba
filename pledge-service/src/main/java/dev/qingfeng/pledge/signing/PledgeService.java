package dev.qingfeng.pledge.signing;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.campaign.CampaignChange;
import dev.qingfeng.pledge.campaign.CampaignChangeRepository;
import dev.qingfeng.pledge.campaign.PledgeCampaign;
import dev.qingfeng.pledge.campaign.PledgeCampaignRepository;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.PledgeTextRepository;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pledges: everyone sees their own and nothing else, officers and auditors those of the units below theirs. Whose each is auditors see by
 * the number, as the registry shows it to them of the same cadres, or they could compare nothing; names are for officers.
 */
@ApplicationScoped
public class PledgeService {

    private static final String OWN_LIST = "pledges mine";
    private static final String LIST = "pledges";

    private final PledgeRepository pledges;
    private final PledgeCampaignRepository campaigns;
    private final CampaignChangeRepository changes;
    private final PledgeTextRepository texts;
    private final Roster roster;
    private final People people;
    private final Importer importer;
    private final Outbox outbox;
    private final List<PledgeFollower> followers;
    private final Caller caller;
    private final Clock clock;

    PledgeService(
            PledgeRepository pledges,
            PledgeCampaignRepository campaigns,
            CampaignChangeRepository changes,
            PledgeTextRepository texts,
            Roster roster,
            People people,
            Importer importer,
            Outbox outbox,
            @All List<PledgeFollower> followers,
            Caller caller,
            Clock clock) {
        this.pledges = pledges;
        this.campaigns = campaigns;
        this.changes = changes;
        this.texts = texts;
        this.roster = roster;
        this.people = people;
        this.importer = importer;
        this.outbox = outbox;
        this.followers = followers;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Signs the caller's own pledge. Refuses with 404 a pledge that is not there or not the caller's to see, with 428 and 412
     * a tag that is missing or stale, with 409 {@code cycle-archived}; see also {@link PledgeCampaign#requireOpen} and {@link
     * Pledge#sign}.
     */
    @Transactional
    public Pledge sign(UUID id, @Nullable IfMatch ifMatch, String readHash) {
        Pledge pledge = find(id, LockModeType.PESSIMISTIC_WRITE);
        IfMatch.require(ifMatch, pledge.version());
        if (roster.isArchived(pledge.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
        // Whoever renews the text waits for those who sign, and those for it: nobody signs a former edition afterwards.
        PledgeCampaign campaign = campaigns.findById(pledge.campaignId(), LockModeType.PESSIMISTIC_READ);
        Instant now = clock.instant();
        campaign.requireOpen(pledge.ownWindow(), clock);
        PledgeText text = texts.findById(campaign.textId());
        pledge.sign(caller.staffNumber(), readHash, text, texts::isSuperseded, now);
        outbox.publish(pledge, signed -> PledgeSigned.from(signed, text));
        outbox.publish(pledge, SignatureState::from);
        followers.forEach(follower -> follower.notDueAnyMore(List.of(pledge)));
        return pledge;
    }

    /**
     * Signs the pledges that a CSV file says were signed on paper, see {@link PaperSignatureRow}; all of them or none. A row
     * of an archived cycle is refused with {@code cycle-archived}.
     */
    @Transactional
    public ImportReport importPaperSignatures(byte[] file, ImportMode mode, Language language) {
        return importer.run(file, PaperSignatureRow.class, mode, language, papers(caller.scope(), clock));
    }

    /**
     * Records in the caller's name that a pledge was signed on paper, by the rules of the import: it is due, or was due that day.
     * Refuses with 409 {@code cycle-archived}, {@code already-signed}, {@code pledge-exempted}, {@code pledge-not-due} and {@code
     * signed-elsewhere}, with 422 {@code in-the-future}, {@code before-campaign}, {@code after-deadline}, {@code before-reopening} and
     * {@code late-reason-missing}.
     */
    @Transactional
    public void signOnPaper(Pledge pledge, LocalDate signedOn, @Nullable String lateReason) {
        signOnPaper(pledge, signedOn, lateReason, clock);
    }

    /** The same of a paper that came in at the time of this clock. */
    @Transactional
    public void signOnPaper(Pledge pledge, LocalDate signedOn, @Nullable String lateReason, Clock arrival) {
        if (pledge.state() == PledgeState.SIGNED) {
            throw ProblemException.of(PledgeProblem.ALREADY_SIGNED);
        }
        PaperSignatures papers = papers(caller.scope(), arrival);
        PaperSignatureRow row =
                new PaperSignatureRow("", pledge.staffNumber(), pledge.category(), signedOn, lateReason);
        papers.lookBack(List.of(pledge));
        papers.faults(row, pledge).stream().findFirst().ifPresent(fault -> {
            throw PledgeProblem.ofPaper(fault.code());
        });
        papers.change(pledge, row);
        papers.publish(List.of(pledge));
    }

    /** Refuses with 409 {@code not-signed-on-paper} a pledge that was not, and {@code cycle-archived}. */
    @Transactional
    public void requireOnPaper(Pledge pledge) {
        if (pledge.method() != SigningMethod.PAPER) {
            throw ProblemException.of(PledgeProblem.NOT_SIGNED_ON_PAPER);
        }
        if (roster.isArchived(pledge.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
    }

    private PaperSignatures papers(UnitPath scope, Clock arrival) {
        List<PledgeCampaign> all = campaigns.visible(scope);
        return new PaperSignatures(
                pledges,
                all,
                changes.of(all.stream().map(PledgeCampaign::id).toList()),
                texts.visible(scope),
                roster.seenCycles(scope),
                outbox,
                followers,
                scope,
                arrival);
    }

    /** Refuses with 404 a pledge that is not of a unit that the caller sees, be it their own. */
    @Transactional
    public Pledge ofUnits(UUID id) {
        return findOfUnits(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** A pledge of a unit that the caller sees. */
    @Transactional
    public Optional<Pledge> findOfUnits(UUID id) {
        return pledges.findVisible(id, caller.scope());
    }

    /** Of the text that a paper of this day is over: the one with which the day began, or the one that is signed. */
    @Transactional
    public int editionOnPaper(Pledge pledge, LocalDate day) {
        Integer signed = pledge.textEdition();
        if (signed != null) {
            return signed;
        }
        PledgeCampaign campaign = campaigns.findById(pledge.campaignId());
        List<CampaignChange> changed = changes.of(List.of(campaign.id())).getOrDefault(campaign.id(), List.of());
        return texts.findById(CampaignChange.textOnPaper(campaign, changed, day, clock.getZone()))
                .edition();
    }

    /**
     * A pledge whose papers the caller may see: their own, and for officers, but not for auditors, those of their units. Refuses
     * with 404 any other.
     */
    @Transactional
    public Pledge ownOrOfUnits(UUID id) {
        PanacheQuery<Pledge> found = isOfficer()
                ? pledges.findOwnOrVisible(id, caller.knownStaffNumber().orElse(""), caller.scope())
                : pledges.findOwn(id, caller.staffNumber());
        return orFormer(id, found, LockModeType.NONE);
    }

    /** Refuses with 404 a pledge that is not there or not the caller's to see. */
    @Transactional
    public Pledge get(UUID id) {
        return find(id, LockModeType.NONE);
    }

    private Pledge find(UUID id, LockModeType lock) {
        PanacheQuery<Pledge> found = seesOthers()
                ? pledges.findOwnOrVisible(id, caller.knownStaffNumber().orElse(""), caller.scope())
                : pledges.findOwn(id, caller.staffNumber());
        return orFormer(id, found, lock);
    }

    /** Looks for what the caller signed under another number only where nothing else was found: of most people there is none. */
    private Pledge orFormer(UUID id, PanacheQuery<Pledge> found, LockModeType lock) {
        return found.withLock(lock)
                .firstResultOptional()
                .or(() -> pledges.findFormer(id, formerIds()).withLock(lock).firstResultOptional())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private Set<UUID> formerIds() {
        return caller.knownStaffNumber().map(people::formerIdsOf).orElse(Set.of());
    }

    /**
     * The caller's own pledges, or all that the caller may see. Refuses with 403 a question for a name by whoever may not see names:
     * only organization and discipline officers do.
     */
    @Transactional
    public Page<PledgeView> page(PageQuery page, PledgeQuery query, boolean mine) {
        if (query.asksForName() && !isOfficer()) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
        boolean own = mine || !seesOthers();
        String list = (own ? OWN_LIST : LIST) + query;
        UUID after = page.afterId(list);
        List<Pledge> rows = own
                ? pledges.ownPage(after, page.rowsToRead(), query, caller.staffNumber(), formerIds())
                : pledges.page(after, page.rowsToRead(), query, caller.scope());
        return Page.of(list, page, rows, pledge -> pledge.id().toString(), PledgeView::from);
    }

    private boolean seesOthers() {
        return isOfficer() || caller.hasRole(AUDITOR);
    }

    private boolean isOfficer() {
        return caller.hasRole(ORGANIZATION_OFFICER) || caller.hasRole(DISCIPLINE_OFFICER);
    }
}
