package dev.qingfeng.complaint.custody;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What clerks recorded. A clerk sees their own of the day, as long as nobody has accepted it. */
@ApplicationScoped
public class RecordedReportRepository implements PanacheRepositoryBase<RecordedReport, UUID> {

    private static final String STILL_THEIRS = "select c from RecordedReport r join Complaint c on c.id = r.id"
            + " where r.recordedBy = ?1 and r.recordedOn = ?2 and c.caseState = ?3";

    List<Complaint> page(String clerk, LocalDate day, UUID after, int rows) {
        return getEntityManager()
                .createQuery(STILL_THEIRS + " and r.id > ?4 order by r.id", Complaint.class)
                .setParameter(1, clerk)
                .setParameter(2, day)
                .setParameter(3, CaseState.RECEIVED)
                .setParameter(4, after)
                .setMaxResults(rows)
                .getResultList();
    }

    Optional<Complaint> find(String clerk, LocalDate day, UUID id) {
        return getEntityManager()
                .createQuery(STILL_THEIRS + " and r.id = ?4", Complaint.class)
                .setParameter(1, clerk)
                .setParameter(2, day)
                .setParameter(3, CaseState.RECEIVED)
                .setParameter(4, id)
                .getResultStream()
                .findFirst();
    }

    int countOf(UUID openingId) {
        return (int) count("openingId", openingId);
    }
}
