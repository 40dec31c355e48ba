package dev.qingfeng.appointment.importjob;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Import jobs, and their files, which are no entities: nothing of a file is to be audited or kept. A job runs as long as the row of
 * its file is locked, so that one whose service was killed is free again at once.
 */
@ApplicationScoped
public class ImportJobRepository implements PanacheRepositoryBase<ImportJob, UUID> {

    private static final String VISIBLE = "from ImportJob j where within(j.scopePath, ?1)";

    Optional<ImportJob> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and j.id = ?2", scope.value(), id).firstResultOptional();
    }

    List<ImportJob> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and j.id > ?2 order by j.id", scope.value(), after)
                .page(0, rows)
                .list();
    }

    void keepFile(UUID jobId, byte[] content) {
        getEntityManager()
                .createNativeQuery("insert into import_file (job_id, content) values (?1, ?2)")
                .setParameter(1, jobId)
                .setParameter(2, content)
                .executeUpdate();
    }

    /** The job that waits longest and that nobody runs, for the caller to run until the transaction ends. */
    Optional<UUID> claim() {
        List<?> longest = getEntityManager()
                .createNativeQuery("select job_id from import_file order by job_id limit 1 for update skip locked")
                .getResultList();
        return longest.stream().map(UUID.class::cast).findFirst();
    }

    /** Whether the caller runs this very job until the transaction ends; false where somebody else does, or it has ended. */
    boolean claim(UUID jobId) {
        return !getEntityManager()
                .createNativeQuery("select job_id from import_file where job_id = ?1 for update skip locked")
                .setParameter(1, jobId)
                .getResultList()
                .isEmpty();
    }

    long waiting() {
        return (Long) getEntityManager()
                .createNativeQuery("select count(*) from import_file")
                .getSingleResult();
    }

    byte[] file(UUID jobId) {
        return (byte[]) getEntityManager()
                .createNativeQuery("select content from import_file where job_id = ?1")
                .setParameter(1, jobId)
                .getSingleResult();
    }

    void forgetFile(UUID jobId) {
        getEntityManager()
                .createNativeQuery("delete from import_file where job_id = ?1")
                .setParameter(1, jobId)
                .executeUpdate();
    }

    void progress(UUID jobId, int judged, int written) {
        update(
                "update versioned ImportJob set rowsJudged = ?1, rowsWritten = ?2 where id = ?3",
                judged,
                written,
                jobId);
    }
}
