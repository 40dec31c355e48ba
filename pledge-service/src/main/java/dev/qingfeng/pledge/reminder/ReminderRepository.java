package dev.qingfeng.pledge.reminder;

import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.campaign.PledgeCampaign;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reminders of the units that a caller sees, and what is left to be told. */
@ApplicationScoped
public class ReminderRepository implements PanacheRepositoryBase<Reminder, UUID> {

    List<Reminder> page(UUID campaignId, UUID after, int rows, UnitPath scope) {
        return find(
                        "from Reminder r where r.campaignId = ?2 and exists (select 1 from RegistryUnit u where u.id = r.unitId"
                                + " and within(u.path, ?1)) and r.id > ?3 order by r.id",
                        scope.value(),
                        campaignId,
                        after)
                .page(0, rows)
                .list();
    }

    /** The campaigns of running cycles of which it was not told yet that the deadline, or the last day of somebody, has passed. */
    List<UUID> campaignsToLookAt() {
        List<?> ids = getEntityManager().createNativeQuery("""
                        select c.id from pledge_campaign c join registry_cycle y on y.id = c.cycle_id
                        where not y.gone and y.phase <> 'ARCHIVED' and (
                          not exists (select from reminder_round r
                            where r.campaign_id = c.id and r.deadline = c.deadline and r.kind = 'OVERDUE')
                          or exists (select from pledge p
                            where p.campaign_id = c.id and p.state = 'DUE' and p.due_by > c.deadline
                              and not exists (select from reminder_round r
                                where r.campaign_id = c.id and r.deadline = p.due_by and r.kind = 'OVERDUE')))
                        order by c.id""").getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** A day after which somebody cannot sign any more, and since when that is so. */
    record LastDay(LocalDate day, LocalDate since) {}

    /** The deadline, and later days of those who became due late and have not signed. */
    List<LastDay> lastDays(PledgeCampaign campaign, ZoneId zone) {
        List<?> own = getEntityManager()
                .createNativeQuery("""
                        select due_by, min(due_since) from pledge
                        where campaign_id = :campaign and state = 'DUE' and due_by > :deadline
                        group by due_by order by due_by""", Tuple.class)
                .setParameter("campaign", campaign.id())
                .setParameter("deadline", campaign.deadline())
                .getResultList();
        return Stream.concat(
                        Stream.of(new LastDay(campaign.deadline(), deadlineSince(campaign, zone))),
                        own.stream()
                                .map(Tuple.class::cast)
                                .map(day -> new LastDay(day.get(0, LocalDate.class), day.get(1, LocalDate.class))))
                .toList();
    }

    /** The day on which the present deadline was set, or on which signing begins if that is later. */
    private LocalDate deadlineSince(PledgeCampaign campaign, ZoneId zone) {
        LocalDate first = campaign.firstDay(zone);
        return getEntityManager()
                .createQuery(
                        "select max(h.occurrence.occurredAt) from CampaignChange h"
                                + " where h.campaignId = :campaign and h.kind <> TEXT",
                        Instant.class)
                .setParameter("campaign", campaign.id())
                .getResultStream()
                .filter(moved -> moved != null)
                .map(moved -> LocalDate.ofInstant(moved, zone))
                .filter(moved -> moved.isAfter(first))
                .findFirst()
                .orElse(first);
    }

    /** Whether a round is ours to make: false once it was made, by whichever replica, for the same last day. */
    boolean begin(PledgeCampaign campaign, LocalDate lastDay, Planned planned, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into reminder_round (campaign_id, deadline, kind, working_days, planned_on, made_at)
                        values (:campaign, :deadline, :kind, :days, :planned, :now) on conflict do nothing""")
                        .setParameter("campaign", campaign.id())
                        .setParameter("deadline", lastDay)
                        .setParameter("kind", planned.kind().name())
                        .setParameter("days", planned.workingDays())
                        .setParameter("planned", planned.day())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** How many pledges of a campaign are due in a unit. */
    record DueInUnit(UUID unitId, int due) {}

    /** Of those who have until that day. */
    List<DueInUnit> due(PledgeCampaign campaign, LocalDate lastDay) {
        List<?> units = getEntityManager()
                .createNativeQuery("""
                        select unit_id, cast(count(*) as integer) from pledge
                        where cycle_id = :cycle and category = :category and state = 'DUE'
                          and greatest(due_by, :deadline) = :last
                        group by unit_id order by unit_id""", Tuple.class)
                .setParameter("deadline", campaign.deadline())
                .setParameter("last", lastDay)
                .setParameter("cycle", campaign.cycleId())
                .setParameter("category", campaign.category().name())
                .getResultList();
        return units.stream()
                .map(Tuple.class::cast)
                .map(unit -> new DueInUnit(unit.get(0, UUID.class), unit.get(1, Integer.class)))
                .toList();
    }
}
