package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.signing.PledgeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Marks, announces and withdraws what complaint-service tells of, as a discipline officer would. */
@ApplicationScoped
class FoundBreaches {

    private final BreachRepository breaches;
    private final PledgeRepository pledges;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    FoundBreaches(BreachRepository breaches, PledgeRepository pledges, People people, Outbox outbox, Clock clock) {
        this.breaches = breaches;
        this.pledges = pledges;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Every pledge that somebody had signed by a day, under whichever of their ids; of one that another case found broken, that this one did
     * too. They are locked, as by whoever marks one: of two at once the second sees what the first has marked.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void mark(UUID sourceId, UUID cadreId, LocalDate foundOn) {
        pledges.find(
                        "from Pledge p where p.cadreId in ?1 and p.state = SIGNED and p.signedAt < ?2 order by p.id",
                        people.everyIdOf(cadreId),
                        foundOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(pledge -> breaches.find("pledgeId = ?1 and withdrawnAt is null", pledge.id())
                        .firstResultOptional()
                        .ifPresentOrElse(
                                known -> known.findAlso(foundOn, sourceId),
                                () -> breaches.persist(new Breach(pledge, foundOn, sourceId, clock))));
    }

    /** From now on others may know of what was marked then; what was withdrawn or announced since stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(UUID sourceId, LocalDate day) {
        secret(sourceId).forEach(breach -> {
            breach.announce(day, clock);
            outbox.publish(breach, PledgeBreached::from);
        });
    }

    /**
     * A case found nothing after all: what no other found is withdrawn. Nobody was told of it, and nobody is told that it was not. What was
     * announced stays.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(UUID sourceId) {
        secret(sourceId).forEach(breach -> breach.fall(sourceId, clock));
    }

    private List<Breach> secret(UUID sourceId) {
        return breaches.list(
                "?1 member of sources and announcedOn is null and withdrawnAt is null order by id", sourceId);
    }
}
