package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.reminder.ReminderPlan;
import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
import dev.qingfeng.platform.workingday.CityCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells of each finding that is followed up, on the days that are planned for it, that something is to be done about it: each in a
 * transaction of its own and once, however many replicas of the service look and however often they are restarted.
 */
@ApplicationScoped
public class FindingReminders {

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

    /** Looks at every finding that is followed up; one that fails is logged and looked at next time. */
    @Scheduled(
            every = "${qingfeng.inspection.reminder-interval}",
            identity = "finding-reminders",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void remindDue() {
        for (UUID id : QuarkusTransaction.requiringNew().call(findings::toRemindOf)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> remind(id));
            } catch (RuntimeException e) {
                LOG.warnf(e, "The reminder of finding %s waits for the next time", id);
            }
        }
    }

    /** Locked, so that it is neither settled meanwhile nor told of twice. */
    private void remind(UUID id) {
        Finding finding = findings.findById(id, LockModeType.PESSIMISTIC_WRITE);
        UUID follower = finding.followerId();
        LocalDate due = finding.dueOn();
        LocalDate since = finding.dueSetOn();
        if (finding.state() != FindingState.IN_FOLLOW_UP || follower == null || due == null || since == null) {
            return;
        }
        new ReminderPlan(due, since, calendar.ofCycle(finding.cycleId()), config.reminderWorkingDays())
                .dueOn(LocalDate.now(clock))
                .filter(planned -> !findings.wasTold(finding, due, planned))
                .ifPresent(planned -> tell(finding, follower, due, planned));
    }

    private void tell(Finding finding, UUID follower, LocalDate due, Planned planned) {
        FindingReminder reminder = new FindingReminder(finding, follower, due, planned, clock.instant());
        findings.getEntityManager().persist(reminder);
        outbox.publish(reminder, FindingDue::from);
    }
}
