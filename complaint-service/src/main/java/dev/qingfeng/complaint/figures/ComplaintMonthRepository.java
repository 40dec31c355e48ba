package dev.qingfeng.complaint.figures;

import dev.qingfeng.complaint.complaint.ReportingChannel;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Figures that were made, and the complaints that are in none yet. */
@ApplicationScoped
public class ComplaintMonthRepository implements PanacheRepositoryBase<ComplaintMonth, UUID> {

    /** The last month of a cycle that has figures; empty before the first. */
    Optional<YearMonth> lastMonth(UUID cycleId) {
        return find("cycleId = ?1 order by startsOn desc", cycleId)
                .page(0, 1)
                .firstResultOptional()
                .map(figures -> YearMonth.from(figures.startsOn()));
    }

    /**
     * Marks those of a cycle that came until a day and are in no figures yet as counted, and counts them by channel: in one statement, so
     * that none is marked which is not counted.
     */
    Map<ReportingChannel, Integer> count(UUID monthId, UUID cycleId, LocalDate until) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        with counted as (
                          insert into counted_complaint (complaint_id, month_id)
                          select c.id, :month from complaint c where c.cycle_id = :cycle and c.received_on <= :until
                            and not exists (select from counted_complaint k where k.complaint_id = c.id)
                          returning complaint_id)
                        select c.channel, count(*) from counted join complaint c on c.id = counted.complaint_id
                        group by c.channel""", Tuple.class)
                .setParameter("month", monthId)
                .setParameter("cycle", cycleId)
                .setParameter("until", until)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> ReportingChannel.valueOf(row.get(0, String.class)),
                        row -> row.get(1, Number.class).intValue()));
    }
}
