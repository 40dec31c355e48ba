package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Marks, announces and withdraws what complaint-service tells of, as a discipline officer would. Each pledge is locked first, as by whoever does
 * the same by hand: of two at once the second sees what the first has done.
 */
@ApplicationScoped
class FoundBreaches {

    private final BreachRepository breaches;
    private final BreachSourceRepository sources;
    private final PledgeRepository pledges;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    FoundBreaches(
            BreachRepository breaches,
            BreachSourceRepository sources,
            PledgeRepository pledges,
            People people,
            Outbox outbox,
            Clock clock) {
        this.breaches = breaches;
        this.sources = sources;
        this.pledges = pledges;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Every pledge that somebody had signed by a day, under whichever of their ids; of one that is marked, whoever did that, that this case found
     * it, too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void mark(UUID sourceId, UUID cadreId, LocalDate foundOn) {
        pledges.find(
                        "from Pledge p where p.cadreId in ?1 and p.state = SIGNED and p.signedAt < ?2 order by p.id",
                        people.everyIdOf(cadreId),
                        foundOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(pledge -> breaches.standing(pledge.id())
                        .ifPresentOrElse(
                                known -> findAlso(known, sourceId, foundOn), () -> find(pledge, sourceId, foundOn)));
    }

    private void find(Pledge pledge, UUID sourceId, LocalDate foundOn) {
        Breach breach = new Breach(pledge, foundOn, clock);
        breaches.persist(breach);
        sources.persist(BreachSource.ofCase(breach, sourceId, foundOn, breach.recordedAt()));
    }

    private void findAlso(Breach known, UUID sourceId, LocalDate foundOn) {
        if (sources.of(known).stream().noneMatch(source -> source.isOf(sourceId))) {
            sources.persist(BreachSource.ofCase(known, sourceId, foundOn, clock.instant()));
            known.follow(sources.of(known), clock);
        }
    }

    /** From now on others may know of what this case found; of what others found, and of what was announced already, nothing changes. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(UUID sourceId, LocalDate day) {
        held(sourceId).forEach(source -> {
            Breach breach = breaches.findById(source.breachId());
            if (!breach.isAnnounced()) {
                breach.announce(source, day, clock);
                outbox.publish(breach, PledgeBreached::from);
            }
            sources.delete(source);
        });
    }

    /**
     * A case found nothing after all: what stands on nothing else is withdrawn. Nobody was told of it, and nobody is told that it was not. What
     * was announced stays.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(UUID sourceId) {
        held(sourceId).forEach(source -> {
            Breach breach = breaches.findById(source.breachId());
            sources.delete(source);
            breach.follow(sources.of(breach), clock);
        });
    }

    private List<BreachSource> held(UUID sourceId) {
        pledges.find(
                        "from Pledge p where p.id in (select b.pledgeId from Breach b join BreachSource s on s.breachId = b.id"
                                + " where s.sourceId = ?1) order by p.id",
                        sourceId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        return sources.ofCase(sourceId);
    }
}
