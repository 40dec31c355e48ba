package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.workingday.WorkingDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What the passing of days does to cases: a pause ends; that a day has passed is told once, to who works on the case, be it that of its
 * state or that of a measure; and when nobody moves it then, it is put before the discipline officers of the city, at every interval
 * again. And what nobody else does: whoever may not know of a case of theirs any more, since a message names them or they became close to
 * somebody, loses it. Each in a transaction of its own, and once, however many replicas of the service look.
 */
@ApplicationScoped
public class OverdueCases {

    private static final int PAGE = 100;

    /** Before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(OverdueCases.class);

    private final ComplaintRepository complaints;
    private final CaseMoves moves;
    private final CaseDeadlines deadlines;
    private final Sights sights;
    private final CaseworkConfig config;
    private final Outbox outbox;
    private final Clock clock;

    OverdueCases(
            ComplaintRepository complaints,
            CaseMoves moves,
            CaseDeadlines deadlines,
            Sights sights,
            CaseworkConfig config,
            Outbox outbox,
            Clock clock) {
        this.complaints = complaints;
        this.moves = moves;
        this.deadlines = deadlines;
        this.sights = sights;
        this.config = config;
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
    public void tell(LocalDate today) {
        each(after -> complaints.pausesOver(today, after, PAGE), complaint -> endPause(complaint, today));
        each(after -> complaints.overdueUntold(today, after, PAGE), complaint -> tellOverdue(complaint, today));
        each(
                after -> complaints.measureOverdueUntold(today, after, PAGE),
                complaint -> tellMeasureOverdue(complaint, today));
        LocalDate since = today.minusDays(config.escalationInterval());
        each(after -> complaints.overdueUnmovedSince(since, after, PAGE), complaint -> escalate(complaint, today));
        QuarkusTransaction.requiringNew()
                .call(complaints::handlers)
                .forEach(handler -> each(
                        after -> complaints.handledUnseen(handler, sights.closenessOf(handler), after, PAGE),
                        complaint -> takeFrom(handler, complaint, today)));
    }

    private void each(Function<UUID, List<UUID>> page, Consumer<Complaint> what) {
        List<UUID> ids = pageAfter(FIRST, page);
        while (!ids.isEmpty()) {
            ids.forEach(id -> safely(id, what));
            ids = ids.size() < PAGE ? List.of() : pageAfter(ids.get(PAGE - 1), page);
        }
    }

    /** None where they cannot be looked for: what else is due does not wait for it. */
    private static List<UUID> pageAfter(UUID after, Function<UUID, List<UUID>> page) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> page.apply(after));
        } catch (RuntimeException e) {
            LOG.warn("Some of what is due waits for the next time", e);
            return List.of();
        }
    }

    /** Locked, so that nobody goes on with it meanwhile and nothing is told twice. */
    private void safely(UUID id, Consumer<Complaint> what) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> what.accept(complaints.findById(id, LockModeType.PESSIMISTIC_WRITE)));
        } catch (RuntimeException e) {
            LOG.warnf(e, "What is due of complaint %s waits for the next time", id);
        }
    }

    /** Whoever sees it finds it among what nobody handles. */
    private void takeFrom(String handler, Complaint complaint, LocalDate today) {
        if (handler.equals(complaint.handlerNumber())
                && complaints.isUnseen(complaint.id(), sights.closenessOf(handler))) {
            complaint.giveTo(null);
            outbox.publish(complaint, taken -> ComplaintProgressed.from(taken, today));
        }
    }

    /** Its deadline runs on from the day after the last of the pause, also where the service looks later. */
    private void endPause(Complaint complaint, LocalDate today) {
        if (complaint.isPauseOver(today)) {
            WorkingDays days = deadlines.workingDays(complaint);
            LocalDate goesOn = Objects.requireNonNull(complaint.pausedUntil()).plusDays(1);
            moves.makeByItself(complaint, CaseMove.RESUME, () -> complaint.resume(goesOn, days));
            outbox.publish(complaint, ComplaintPauseEnded::from);
        }
    }

    private void tellOverdue(Complaint complaint, LocalDate today) {
        if (complaint.tellOverdue(today)) {
            outbox.publish(complaint, ComplaintOverdue::from);
        }
    }

    private void tellMeasureOverdue(Complaint complaint, LocalDate today) {
        if (complaint.tellMeasureOverdue(today)) {
            outbox.publish(complaint, MeasureOverdue::from);
        }
    }

    private void escalate(Complaint complaint, LocalDate today) {
        if (complaint.escalate(today, deadlines.workingDays(complaint), config.escalationInterval())) {
            outbox.publish(complaint, ComplaintEscalated::from);
        }
    }
}
