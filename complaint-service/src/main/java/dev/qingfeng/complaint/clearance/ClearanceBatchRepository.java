package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.lock.TransactionLock;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Batches. */
@ApplicationScoped
public class ClearanceBatchRepository implements PanacheRepositoryBase<ClearanceBatch, UUID> {

    private final TransactionLock lock;

    ClearanceBatchRepository(TransactionLock lock) {
        this.lock = lock;
    }

    /**
     * The number of the next batch. Until the end of the transaction nobody else gets one: the events of two batches would mix,
     * and the earlier number could tell the later state.
     */
    long nextNumber() {
        lock.take("clearance-batch");
        return 1
                + getEntityManager()
                        .createQuery("select coalesce(max(number), 0) from ClearanceBatch", Long.class)
                        .getSingleResult();
    }

    boolean isPublished(Instant slot) {
        return count("slot", slot) > 0;
    }

    List<ClearanceBatch> page(UUID after, int rows) {
        return find("id > ?1 order by id", after).page(0, rows).list();
    }
}
