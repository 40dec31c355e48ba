package dev.qingfeng.pledge.exemption;

import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.roster.DuePledges;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.roster.Person;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.signing.OwnWindows;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeFollower;
import dev.qingfeng.pledge.signing.PledgeRepository;
import dev.qingfeng.pledge.signing.SignatureState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Exemptions. Whatever changes one locks its pledge first, as does whoever signs: of two at once the second sees what the first
 * has done.
 */
@ApplicationScoped
public class ExemptionService implements PledgeFollower {

    private static final String LIST = "exemptions";

    private final ExemptionRepository exemptions;
    private final PledgeRepository pledges;
    private final Roster roster;
    private final People people;
    private final DuePledges duePledges;
    private final OwnWindows windows;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ExemptionService(
            ExemptionRepository exemptions,
            PledgeRepository pledges,
            Roster roster,
            People people,
            DuePledges duePledges,
            OwnWindows windows,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.exemptions = exemptions;
        this.pledges = pledges;
        this.roster = roster;
        this.people = people;
        this.duePledges = duePledges;
        this.windows = windows;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Proposes to exempt somebody. Refuses with 422 a pledge that the caller does not see, with 409 {@code exemption-exists} and
     * {@code cycle-archived}, and what {@link Exemption} refuses.
     */
    @Transactional
    public Exemption propose(ProposeExemptionRequest request) {
        Pledge pledge = pledges.lockVisible(request.pledgeId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "pledgeId"));
        requireRunning(pledge);
        Exemption exemption = new Exemption(pledge, request.ground(), request.reason(), self(), clock.instant());
        exemptions.persist(exemption);
        outbox.publish(exemption, ExemptionProgressed::from);
        return exemption;
    }

    /** See {@link Exemption#approve}; refuses as {@link #change}. */
    @Transactional
    public Exemption approve(UUID id, @Nullable IfMatch ifMatch) {
        return change(id, ifMatch, (exemption, pledge) -> {
            exemption.approve(pledge, people.personOf(exemption.proposedBy()), self(), clock.instant());
            outbox.publish(pledge, SignatureState::from);
        });
    }

    /** See {@link Exemption#reject}; refuses as {@link #change}. */
    @Transactional
    public Exemption reject(UUID id, @Nullable IfMatch ifMatch, String reason) {
        return change(id, ifMatch, (exemption, pledge) -> exemption.reject(pledge, reason, self(), clock.instant()));
    }

    /** See {@link Exemption#takeBack}; refuses as {@link #change}. */
    @Transactional
    public Exemption takeBack(UUID id, @Nullable IfMatch ifMatch) {
        return change(id, ifMatch, (exemption, pledge) -> exemption.takeBack(self(), clock.instant()));
    }

    /** See {@link Exemption#revoke}; whoever has left meanwhile is excused for that instead. Refuses as {@link #change}. */
    @Transactional
    public Exemption revoke(UUID id, @Nullable IfMatch ifMatch, String reason) {
        duePledges.beginCadre(exemptions
                .signerOf(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)));
        return change(id, ifMatch, (exemption, pledge) -> {
            exemption.revoke(pledge, reason, self(), clock.instant());
            pledge.signWithin(windows.of(pledge.campaignId()));
            outbox.publish(pledge, SignatureState::from);
            duePledges.followCadre(pledge.cadreId());
        });
    }

    /**
     * Refuses with 404 an exemption that is not there or not the caller's to see, with 428 and 412 a tag that is missing or
     * stale, with 409 {@code cycle-archived}.
     */
    private Exemption change(UUID id, @Nullable IfMatch ifMatch, BiConsumer<Exemption, Pledge> how) {
        UUID pledgeId = exemptions
                .pledgeOf(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        Pledge pledge = pledges.lock(pledgeId);
        Exemption exemption = exemptions.findById(id);
        IfMatch.require(ifMatch, exemption.version());
        requireRunning(pledge);
        how.accept(exemption, pledge);
        outbox.publish(exemption, ExemptionProgressed::from);
        return exemption;
    }

    private Person self() {
        return people.personOf(caller.staffNumber());
    }

    private void requireRunning(Pledge pledge) {
        if (roster.isArchived(pledge.cycleId())) {
            throw PledgeProblem.cycleArchived();
        }
    }

    /** What was proposed for those who have signed, or have left, is withdrawn. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void notDueAnyMore(List<Pledge> settled) {
        List<Exemption> open =
                exemptions.openOf(settled.stream().map(Pledge::id).toList());
        Instant now = clock.instant();
        open.forEach(exemption -> exemption.withdraw(now));
        outbox.publishAll(open, ExemptionProgressed::from);
    }

    /** Refuses with 404 an exemption that is not there or not the caller's to see. */
    @Transactional
    public Exemption get(UUID id) {
        return exemptions
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Whether the caller reads why somebody is exempted: those who decide do, and auditors see only that it was decided. */
    public boolean tellsWhy() {
        return caller.hasRole(ORGANIZATION_OFFICER) || caller.hasRole(DISCIPLINE_OFFICER);
    }

    /**
     * Those that the caller may see.
     *
     * @param state only these; null for all
     */
    @Transactional
    public Page<ExemptionView> page(PageQuery query, @Nullable ExemptionState state) {
        String list = LIST + " " + state;
        List<ExemptionState> states = state == null ? List.of(ExemptionState.values()) : List.of(state);
        return Page.of(
                list,
                query,
                exemptions.page(query.afterId(list), query.rowsToRead(), caller.scope(), states),
                exemption -> exemption.id().toString(),
                tellsWhy() ? ExemptionView::from : ExemptionView::withheld);
    }
}
