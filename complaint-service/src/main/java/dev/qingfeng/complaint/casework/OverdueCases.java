package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells of each case whose day has passed: once of each day, in a transaction of its own, however many replicas of the service look.
 */
@ApplicationScoped
public class OverdueCases {

    private static final int PAGE = 100;

    /** Before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(OverdueCases.class);

    private final ComplaintRepository complaints;
    private final Outbox outbox;
    private final Clock clock;

    OverdueCases(ComplaintRepository complaints, Outbox outbox, Clock clock) {
        this.complaints = complaints;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qingfeng.complaint.overdue-interval}",
            identity = "overdue-cases",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        tell(LocalDate.now(clock));
    }

    /** As of a day; one that fails is logged and looked at next time. */
    void tell(LocalDate today) {
        List<UUID> page = page(today, FIRST);
        while (!page.isEmpty()) {
            page.forEach(id -> tellSafely(id, today));
            page = page.size() < PAGE ? List.of() : page(today, page.get(PAGE - 1));
        }
    }

    private List<UUID> page(LocalDate today, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> complaints.overdueUntold(today, after, PAGE));
    }

    private void tellSafely(UUID id, LocalDate today) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tell(id, today));
        } catch (RuntimeException e) {
            LOG.warnf(e, "That complaint %s is overdue waits for the next time", id);
        }
    }

    /** Locked, so that nobody goes on with it meanwhile and it is not told twice. */
    private void tell(UUID id, LocalDate today) {
        Complaint complaint = complaints.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (complaint.tellOverdue(today)) {
            outbox.publish(complaint, ComplaintOverdue::from);
        }
    }
}
