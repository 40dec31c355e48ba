package dev.qingfeng.pledge.reminder;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.reminder.ReminderPlan;
import dev.qingfeng.platform.workingday.CityCalendar;
import dev.qingfeng.pledge.PledgeConfig;
import dev.qingfeng.pledge.campaign.PledgeCampaign;
import dev.qingfeng.pledge.campaign.PledgeCampaignRepository;
import dev.qingfeng.pledge.reminder.ReminderRepository.LastDay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells of each campaign, on the days that are planned for its deadline and for each later last day of those who became due late, in
 * which units how many pledges are due: each campaign in a
 * transaction of its own and each round once, however many replicas of the service look and however often they are restarted.
 */
@ApplicationScoped
public class DueReminders {

    private static final Logger LOG = Logger.getLogger(DueReminders.class);

    private final ReminderRepository reminders;
    private final PledgeCampaignRepository campaigns;
    private final CityCalendar calendar;
    private final PledgeConfig config;
    private final Outbox outbox;
    private final Clock clock;

    DueReminders(
            ReminderRepository reminders,
            PledgeCampaignRepository campaigns,
            CityCalendar calendar,
            PledgeConfig config,
            Outbox outbox,
            Clock clock) {
        this.reminders = reminders;
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at every campaign; one that fails is logged and looked at next time. */
    @Scheduled(
            every = "${qingfeng.pledge.reminder-interval}",
            identity = "reminders",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void remindDue() {
        for (UUID id : QuarkusTransaction.requiringNew().call(reminders::campaignsToLookAt)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> remind(id));
            } catch (RuntimeException e) {
                LOG.warnf(e, "The reminders of campaign %s wait for the next time", id);
            }
        }
    }

    /** Locked, so that the deadline does not move meanwhile. */
    private void remind(UUID id) {
        PledgeCampaign campaign = campaigns.findById(id, LockModeType.PESSIMISTIC_WRITE);
        reminders.lastDays(campaign, clock.getZone()).forEach(last -> remind(campaign, last));
    }

    private void remind(PledgeCampaign campaign, LastDay last) {
        ReminderPlan plan = new ReminderPlan(
                last.day(), last.since(), calendar.ofCycle(campaign.cycleId()), config.reminderWorkingDays());
        Instant now = clock.instant();
        plan.dueOn(LocalDate.now(clock))
                .filter(planned -> reminders.begin(campaign, last.day(), planned, now))
                .ifPresent(planned -> {
                    List<Reminder> made = reminders.due(campaign, last.day()).stream()
                            .map(unit -> new Reminder(campaign, last.day(), planned, unit.unitId(), unit.due(), now))
                            .toList();
                    reminders.persist(made);
                    outbox.publishAll(made, ReminderDue::from);
                });
    }
}
