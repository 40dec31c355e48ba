package dev.qingfeng.inspection.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts of forms for written reports, by the ids of meetings that the caller has been let to. */
@ApplicationScoped
public class ReportFormsRepository implements PanacheRepositoryBase<ReportForms, UUID> {

    /** Whether a climate board was made of those of a meeting. */
    boolean areOnABoard(UUID meetingId) {
        return !getEntityManager()
                .createNativeQuery("select source_id from climate_source where source_id = :meeting")
                .setParameter("meeting", meetingId)
                .getResultList()
                .isEmpty();
    }

    /** Those of a cycle that were recorded before a moment, in the order of their ids; whoever counts one anew waits. */
    public List<ReportForms> of(UUID cycleId, Instant before) {
        return find("cycleId = ?1 and recordedAt < ?2 order by id", cycleId, before)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
