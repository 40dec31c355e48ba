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

    /** The campaigns of running cycles of which it was not told yet that the deadline has passed. */
    List<UUID> campaignsToLookAt() {
        List<?> ids = getEntityManager().createNativeQuery("""
                        select c.id from pledge_campaign c join registry_cycle y on y.id = c.cycle_id
                        where not y.gone and y.phase <> 'ARCHIVED' and not exists (select from reminder_round r
                          where r.campaign_id = c.id and r.deadline = c.deadline and r.kind = 'OVERDUE')
                        order by c.id""").getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** The day on which the present deadline was set, or on which signing begins if that is later. */
    LocalDate deadlineSince(PledgeCampaign campaign, ZoneId zone) {
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

    /** Whether a round is ours to make: false once it was made, by whichever replica, for the same deadline. */
    boolean begin(PledgeCampaign campaign, Planned planned, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                        insert into reminder_round (campaign_id, deadline, kind, working_days, planned_on, made_at)
                        values (:campaign, :deadline, :kind, :days, :planned, :now) on conflict do nothing""")
                        .setParameter("campaign", campaign.id())
                        .setParameter("deadline", campaign.deadline())
                        .setParameter("kind", planned.kind().name())
                        .setParameter("days", planned.workingDays())
                        .setParameter("planned", planned.day())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** How many pledges of a campaign are due in a unit. */
    record DueInUnit(UUID unitId, int due) {}

    List<DueInUnit> due(PledgeCampaign campaign) {
        List<?> units = getEntityManager()
                .createNativeQuery("""
                        select unit_id, cast(count(*) as integer) from pledge
                        where cycle_id = :cycle and category = :category and state = 'DUE' group by unit_id order by unit_id""", Tuple.class)
                .setParameter("cycle", campaign.cycleId())
                .setParameter("category", campaign.category().name())
                .getResultList();
        return units.stream()
                .map(Tuple.class::cast)
                .map(unit -> new DueInUnit(unit.get(0, UUID.class), unit.get(1, Integer.class)))
                .toList();
    }
}
