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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

    /** These cadres broke it, as a case found today; one of whom that stands already is left. */
    public void found(UUID complaintId, Collection<UUID> cadreIds, LocalDate today) {
        Map<UUID, FoundBreach> known = list("complaintId", complaintId).stream()
                .collect(Collectors.toMap(FoundBreach::cadreId, Function.identity()));
        new LinkedHashSet<>(cadreIds).forEach(cadre -> {
            FoundBreach breach = known.get(cadre);
            if (breach == null) {
                persist(new FoundBreach(complaintId, cadre, today));
            } else {
                breach.findAnew(today);
            }
        });
    }

    /** Whether one of these broke it, as a case found and still says. */
    public boolean isStanding(UUID complaintId, Collection<UUID> cadreIds) {
        return count("complaintId = ?1 and cadreId in ?2 and fallenOn is null", complaintId, cadreIds) > 0;
    }

    /** A case is taken up again: nothing that it found counts any more, but what was announced. */
    public void fall(UUID complaintId, LocalDate today) {
        list("complaintId", complaintId).forEach(breach -> breach.fall(today));
    }

    /** Accountability for what a case found was announced. */
    void announce(UUID complaintId, LocalDate day) {
        list("complaintId", complaintId).forEach(breach -> breach.announce(day));
    }

    @Scheduled(
            cron = "{qingfeng.complaint.breach-times}",
            timeZone = "{qingfeng.zone}",
            identity = "found-breaches",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        tell(LocalDate.now(clock));
    }

    /** As of a day; one that fails is logged and told next time. */
    public void tell(LocalDate today) {
        QuarkusTransaction.requiringNew().call(() -> toTell(today)).forEach(id -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> tell(id, today));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Breach %s waits for the next time", id);
            }
        });
    }

    private List<UUID> toTell(LocalDate today) {
        return list(
                        "(told = 0 and fallenOn is null and foundOn < ?1) or (told = 1 and fallenOn < ?1)"
                                + " or (told = 1 and announcedOn is not null) order by id",
                        today)
                .stream()
                .map(FoundBreach::id)
                .toList();
    }

    /** Locked, so that it is told once. */
    private void tell(UUID id, LocalDate today) {
        FoundBreach breach = findById(id, LockModeType.PESSIMISTIC_WRITE);
        breach.untold(today).ifPresent(event -> {
            breach.tell();
            outbox.publish(breach, event);
        });
    }
}
