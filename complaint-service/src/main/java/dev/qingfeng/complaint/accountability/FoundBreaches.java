package dev.qingfeng.complaint.accountability;

import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Breaches of transition discipline that cases found. They are told at fixed times and on a later day than the case: in its own
 * transaction they would bear its trace and its moment, and so lead from the cadre to the case.
 */
@ApplicationScoped
public class FoundBreaches implements PanacheRepositoryBase<FoundBreach, UUID> {

    private static final Logger LOG = Logger.getLogger(FoundBreaches.class);

    private final Outbox outbox;
    private final Clock clock;

    FoundBreaches(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** These cadres broke it, as a case found today; one of whom that was found already is left. */
    public void found(UUID complaintId, Collection<UUID> cadreIds, LocalDate today) {
        Set<UUID> known = list("complaintId", complaintId).stream()
                .map(FoundBreach::cadreId)
                .collect(Collectors.toSet());
        Set<UUID> broke = new LinkedHashSet<>(cadreIds);
        broke.removeAll(known);
        broke.forEach(cadre -> persist(new FoundBreach(complaintId, cadre, today)));
    }

    /** Accountability for what a case found was announced. */
    void announce(UUID complaintId, LocalDate day) {
        list("complaintId", complaintId).forEach(breach -> breach.announce(day));
    }

    @Scheduled(
            cron = "{qingfeng.complaint.breach-times}",
            identity = "found-breaches",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        tell(LocalDate.now(clock));
    }

    /** As of a day; one that fails is logged and told next time. */
    void tell(LocalDate today) {
        QuarkusTransaction.requiringNew().call(() -> toTell(today)).forEach(id -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> tell(id, today));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Breach %s waits for the next time", id);
            }
        });
    }

    private List<UUID> toTell(LocalDate today) {
        return list("(told = 0 and foundOn < ?1) or (told = 1 and announcedOn is not null) order by id", today).stream()
                .map(FoundBreach::id)
                .toList();
    }

    /** Locked, so that it is told once. */
    private void tell(UUID id, LocalDate today) {
        FoundBreach breach = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!breach.isFoundTold() && breach.foundOn().isBefore(today)) {
            breach.tell();
            outbox.publish(breach, BreachFound::from);
        } else if (breach.isFoundTold() && breach.isAnnouncementUntold()) {
            breach.tell();
            outbox.publish(breach, BreachAnnounced::from);
        }
    }
}
