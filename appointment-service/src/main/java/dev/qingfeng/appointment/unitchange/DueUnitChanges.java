package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out planned changes once their day has come, each in a transaction of its own and once, however many replicas of the
 * service look. What is held up says by what, and is looked at again.
 */
@ApplicationScoped
public class DueUnitChanges {

    private static final Logger LOG = Logger.getLogger(DueUnitChanges.class);

    private final UnitChangeRepository changes;
    private final UnitRepository units;
    private final Reorganisation reorganisation;
    private final Outbox outbox;
    private final Clock clock;

    DueUnitChanges(
            UnitChangeRepository changes,
            UnitRepository units,
            Reorganisation reorganisation,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.units = units;
        this.reorganisation = reorganisation;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at everything that is due; a change that fails otherwise is logged and looked at next time. */
    @Scheduled(
            every = "${qingfeng.appointment.effect-interval}",
            identity = "unit-changes",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void carryOutDue() {
        LocalDate today = LocalDate.now(clock);
        for (UUID id : QuarkusTransaction.requiringNew().call(() -> changes.due(today))) {
            try {
                carryOutOrHoldUp(id, today);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The unit change %s waits for the next time", id);
            }
        }
    }

    private void carryOutOrHoldUp(UUID id, LocalDate today) {
        try {
            QuarkusTransaction.requiringNew().run(() -> carryOut(id, today));
        } catch (ProblemException e) {
            QuarkusTransaction.requiringNew().run(() -> holdUp(id, today, obstacle(e)));
        }
    }

    private void carryOut(UUID id, LocalDate today) {
        units.begin();
        UnitChange change = changes.findById(id);
        if (change.isDue(today)) {
            reorganisation.carryOut(change);
            change.takeEffect();
            outbox.publish(change, UnitChangeProgressed::from);
        }
    }

    private void holdUp(UUID id, LocalDate today, String code) {
        units.begin();
        UnitChange change = changes.findById(id);
        if (change.isDue(today) && change.holdUp(code)) {
            outbox.publish(change, UnitChangeProgressed::from);
        }
    }

    private static String obstacle(ProblemException refusal) {
        return refusal.unmet().stream()
                .map(Unmet::condition)
                .findFirst()
                .orElse(refusal.code().code());
    }
}
