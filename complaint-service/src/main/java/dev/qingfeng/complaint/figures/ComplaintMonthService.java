package dev.qingfeng.complaint.figures;

import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells how many complaints came in each month that has ended, of every running cycle: once, whether any came or not, and
 * never what could point to a case.
 */
@ApplicationScoped
public class ComplaintMonthService {

    private static final Logger LOG = Logger.getLogger(ComplaintMonthService.class);

    private final ComplaintMonthRepository months;
    private final Registry registry;
    private final TransactionLock lock;
    private final Outbox outbox;
    private final Clock clock;
    private final int smallest;

    ComplaintMonthService(
            ComplaintMonthRepository months,
            Registry registry,
            TransactionLock lock,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "qingfeng.complaint.smallest-figure") int smallest) {
        this.months = months;
        this.registry = registry;
        this.lock = lock;
        this.outbox = outbox;
        this.clock = clock;
        this.smallest = smallest;
    }

    @Scheduled(
            every = "${qingfeng.complaint.months-interval}",
            identity = "complaint-months",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tellEndedMonths() {
        QuarkusTransaction.requiringNew().call(registry::runningCycles).forEach(this::tellSafely);
    }

    private void tellSafely(UUID cycleId) {
        try {
            tellEndedMonths(cycleId, LocalDate.now(clock));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The months of cycle %s wait for the next time", cycleId);
        }
    }

    /**
     * Of one cycle, each month in a transaction of its own. A cycle that has no figures yet begins with the month that ended last, and what came before is in it;
     * so is what is entered too late for its own month in the next.
     */
    public void tellEndedMonths(UUID cycleId, LocalDate today) {
        YearMonth last = YearMonth.from(today).minusMonths(1);
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> tellNextMonth(cycleId, last));
        }
    }

    /** False if there is none. */
    private boolean tellNextMonth(UUID cycleId, YearMonth last) {
        // Of several replicas one tells.
        lock.take("complaint-month/" + cycleId);
        YearMonth next =
                months.lastMonth(cycleId).map(told -> told.plusMonths(1)).orElse(last);
        if (next.isAfter(last)) {
            return false;
        }
        UUID id = UUID.randomUUID();
        Map<ReportingChannel, Integer> counted = months.count(id, cycleId, next.atEndOfMonth());
        ComplaintMonth told = new ComplaintMonth(id, cycleId, next, counted, smallest, clock.instant());
        months.persist(told);
        outbox.publish(told, ComplaintMonthState::from);
        return true;
    }
}
