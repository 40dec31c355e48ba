package dev.qingfeng.pledge.breach;

import static dev.qingfeng.pledge.PledgeRoles.AUDITOR;
import static dev.qingfeng.pledge.PledgeRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.pledge.PledgeRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeConfig;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.breach.BreachRepository.Broken;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.roster.Person;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Breaches: discipline officers mark and announce them, and nobody learns of one before, least of all the signer and who is close to them.
 * Whatever changes one locks its pledge first, as {@link FoundBreaches} does.
 */
@ApplicationScoped
public class BreachService {

    private static final String LIST = "breaches";

    /** Nobody's; so that a person without an id has none, and not everybody's. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final BreachRepository breaches;
    private final BreachSourceRepository sources;
    private final PledgeRepository pledges;
    private final People people;
    private final PledgeConfig config;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    BreachService(
            BreachRepository breaches,
            BreachSourceRepository sources,
            PledgeRepository pledges,
            People people,
            PledgeConfig config,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.breaches = breaches;
        this.sources = sources;
        this.pledges = pledges;
        this.people = people;
        this.config = config;
        this.reads = reads;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Marks a pledge as broken; nobody is told. Refuses with 422 a pledge that is not there for the caller, with 403 {@code
     * own-pledge} and {@code signer-is-close} whether it is marked or not, with 409 {@code breach-marked-already}; see also {@link Breach}.
     */
    @Transactional
    public Broken mark(MarkBreachRequest request) {
        Pledge pledge = pledges.lockVisible(request.pledgeId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "pledgeId"));
        requireOfNobodyClose(pledge);
        Breach breach = new Breach(pledge, request.foundOn(), clock);
        breaches.persist(breach);
        sources.persist(BreachSource.ofOfficer(breach));
        breaches.flush();
        return new Broken(breach, pledge);
    }

    /**
     * Says that accountability was announced: from now on others know, and what an officer marked is settled. Refuses with 404 a breach that is
     * not there for the caller, with 428 and 412 a tag that is missing or stale, with 403 {@code own-pledge} and {@code signer-is-close}; see
     * also {@link Breach#announce}.
     */
    @Transactional
    public Broken announce(UUID id, @Nullable IfMatch ifMatch, AnnounceBreachRequest request) {
        Broken broken = hold(id);
        requireOfNobodyClose(broken.pledge());
        IfMatch.require(ifMatch, broken.breach().version());
        broken.breach().announce(request.announcedOn(), clock);
        sources.of(broken.breach()).stream()
                .filter(source -> !source.isOfCase())
                .forEach(sources::delete);
        outbox.publish(broken.breach(), PledgeBreached::from);
        return broken;
    }

    /**
     * Says that a breach was marked by mistake: the pledge may be marked anew. Those who were told that it was broken are told of
     * it, others not. What stands nevertheless, see {@link Breach#outlivedBy}, goes on in a breach that nobody else knows of yet. Refuses as
     * {@link #announce} and {@link Breach#withdraw} do.
     */
    @Transactional
    public Broken withdraw(UUID id, @Nullable IfMatch ifMatch) {
        Broken broken = hold(id);
        requireOfNobodyClose(broken.pledge());
        IfMatch.require(ifMatch, broken.breach().version());
        broken.breach().withdraw(clock);
        if (broken.breach().isAnnounced()) {
            outbox.publish(broken.breach(), BreachWithdrawn::from);
        }
        List<BreachSource> ended = sources.of(broken.breach());
        List<BreachSource> standing = broken.breach().outlivedBy(ended);
        if (!standing.isEmpty()) {
            // Of a pledge one breach stands at a time.
            breaches.flush();
            Breach next = new Breach(broken.breach(), standing);
            breaches.persist(next);
            standing.forEach(source -> sources.persist(source.of(next)));
        }
        ended.forEach(sources::delete);
        return broken;
    }

    /** Refuses with 404 a breach that is not there for the caller. */
    private Broken hold(UUID id) {
        BreachReader reader = reader();
        pledges.lock(
                breaches.pledgeOfKnown(id, reader).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)));
        return find(id, reader);
    }

    private void requireOfNobodyClose(Pledge pledge) {
        Person self = self();
        if (self.isKnownAs(pledge.staffNumber(), pledge.cadreId())) {
            throw ProblemException.of(PledgeProblem.OWN_PLEDGE);
        }
        if (closeTo(self).contains(pledge.cadreId())) {
            throw ProblemException.of(PledgeProblem.SIGNER_IS_CLOSE);
        }
    }

    /** Refuses with 404 a breach that is not there for the caller. */
    @Transactional
    public Broken get(UUID id) {
        Broken broken = find(id, reader());
        noteReads(List.of(broken));
        return broken;
    }

    private Broken find(UUID id, BreachReader reader) {
        return breaches.findKnown(id, reader).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<BreachView> page(PageQuery query, @Nullable UUID pledgeId) {
        String list = pledgeId == null ? LIST : LIST + " " + pledgeId;
        List<Broken> rows = breaches.page(query.afterId(list), query.rowsToRead(), pledgeId, reader());
        noteReads(rows);
        return Page.of(
                list,
                query,
                rows,
                broken -> broken.breach().id().toString(),
                broken -> BreachView.from(broken.breach(), broken.pledge()));
    }

    /** What is announced is no secret any more. */
    private void noteReads(List<Broken> shown) {
        reads.shown(shown.stream()
                .map(Broken::breach)
                .filter(breach -> !breach.isAnnounced())
                .toList());
    }

    private BreachReader reader() {
        boolean discipline = caller.hasRole(DISCIPLINE_OFFICER);
        boolean ofUnits = discipline || caller.hasRole(ORGANIZATION_OFFICER) || caller.hasRole(AUDITOR);
        Person self = self();
        return new BreachReader(
                ofUnits,
                ofUnits ? caller.scope().value() : "",
                discipline,
                self.numbers(),
                withNobody(self.ids()),
                discipline ? closeTo(self) : Set.of(NOBODY));
    }

    private Person self() {
        return people.personOf(caller.staffNumber());
    }

    private Set<UUID> closeTo(Person self) {
        return withNobody(people.closeTo(self.ids(), config.blindLeadershipTeam()));
    }

    private static Set<UUID> withNobody(Set<UUID> ids) {
        Set<UUID> all = new HashSet<>(ids);
        all.add(NOBODY);
        return all;
    }
}
