package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.pledge.roster.People;
import dev.qingfeng.pledge.signing.PledgeRepository;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Every pledge that somebody had signed by a day, under whichever of their ids, but those that are marked already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void mark(UUID sourceId, UUID cadreId, LocalDate foundOn) {
        pledges.list(
                        "from Pledge p where p.cadreId in ?1 and p.state = SIGNED and p.signedAt < ?2"
                                + " and not exists (select 1 from Breach b where b.pledgeId = p.id and b.withdrawnAt is null)"
                                + " order by p.id",
                        people.everyIdOf(cadreId),
                        foundOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant())
                .forEach(pledge -> breaches.persist(new Breach(pledge, foundOn, sourceId, clock)));
    }

    /** From now on others may know of what was marked then; what was withdrawn or announced since stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(UUID sourceId, LocalDate day) {
        secret(sourceId).forEach(breach -> {
            breach.announce(day, clock);
            outbox.publish(breach, PledgeBreached::from);
        });
    }

    /** Nothing was broken after all; nobody was told of it, and nobody is told that it was not. What was announced stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(UUID sourceId) {
        secret(sourceId).forEach(breach -> breach.withdraw(clock));
    }

    private List<Breach> secret(UUID sourceId) {
        return breaches.list(
                "sourceBreachId = ?1 and announcedOn is null and withdrawnAt is null order by id", sourceId);
    }
}
