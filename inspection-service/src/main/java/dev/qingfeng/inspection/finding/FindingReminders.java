package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.reminder.ReminderPlan;
import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
import dev.qingfeng.platform.workingday.CityCalendar;
import dev.qingfeng.platform.workingday.WorkingDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells of each finding that is followed up, on the days that are planned for it, that something is to be done about it: each in a
 * transaction of its own and once, however many replicas of the service look and however often they are restarted.
 */
@ApplicationScoped
public class FindingReminders {

    private static final int PAGE = 100;

    /** Before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(FindingReminders.class);

    private final FindingRepository findings;
    private final CityCalendar calendar;
    private final InspectionConfig config;
    private final Outbox outbox;
    private final Clock clock;

    FindingReminders(
            FindingRepository findings, CityCalendar calendar, InspectionConfig config, Outbox outbox, Clock clock) {
        this.findings = findings;
        this.calendar = calendar;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at each finding of which a reminder's day has come; one that fails is logged and looked at next time. */
    @Scheduled(
            every = "${qingfeng.inspection.reminder-interval}",
            identity = "finding-reminders",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void remindDue() {
        for (UUID cycle : QuarkusTransaction.requiringNew().call(findings::cyclesToRemindOf)) {
            WorkingDays days = QuarkusTransaction.requiringNew().call(() -> calendar.ofCycle(cycle));
            SortedMap<Integer, LocalDate> latest = latest(days);
            List<UUID> page = page(cycle, latest, FIRST);
            while (!page.isEmpty()) {
                page.forEach(id -> remindSafely(id, days));
                page = page.size() < PAGE ? List.of() : page(cycle, latest, page.get(PAGE - 1));
            }
        }
    }

    private List<UUID> page(UUID cycle, SortedMap<Integer, LocalDate> latest, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> findings.toRemindOf(cycle, latest, after, PAGE));
    }

    /** See {@link FindingRepository#toRemindOf}. */
    SortedMap<Integer, LocalDate> latest(WorkingDays days) {
        LocalDate today = LocalDate.now(clock);
        SortedMap<Integer, LocalDate> latest = new TreeMap<>();
        latest.put(0, today.minusDays(1));
        config.reminderWorkingDays().forEach(before -> latest.put(before, days.plus(today, before)));
        return latest;
    }

    private void remindSafely(UUID id, WorkingDays days) {
        try {
            QuarkusTransaction.requiringNew().run(() -> remind(id, days));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The reminder of finding %s waits for the next time", id);
        }
    }

    /** Locked, so that it is neither settled meanwhile nor told of twice. */
    private void remind(UUID id, WorkingDays days) {
        Finding finding = findings.findById(id, LockModeType.PESSIMISTIC_WRITE);
        UUID follower = finding.followerId();
        LocalDate due = finding.dueOn();
        LocalDate since = finding.dueSetOn();
        if (finding.state() != FindingState.IN_FOLLOW_UP || follower == null || due == null || since == null) {
            return;
        }
        new ReminderPlan(due, since, days, config.reminderWorkingDays())
                .dueOn(LocalDate.now(clock))
                .filter(planned -> !findings.wasTold(finding, due, planned))
                .ifPresent(planned -> tell(finding, follower, due, planned));
    }

    private void tell(Finding finding, UUID follower, LocalDate due, Planned planned) {
        FindingReminder reminder = new FindingReminder(finding, follower, due, planned, clock.instant());
        findings.getEntityManager().persist(reminder);
        finding.reminded();
        outbox.publish(finding, of -> FindingDue.from(reminder));
    }
}
