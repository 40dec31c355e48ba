package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Bulk scans and what waits of them; one is worked on as long as its row among those is locked. */
@ApplicationScoped
public class BulkScanRepository implements PanacheRepositoryBase<BulkScan, UUID> {

    private static final String VISIBLE = "from BulkScan b where within(b.scopePath, ?1)";

    Optional<BulkScan> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and b.id = ?2", scope.value(), id).firstResultOptional();
    }

    List<BulkScan> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and b.id > ?2 order by b.id", scope.value(), after)
                .page(0, rows)
                .list();
    }

    void makeDue(UUID id) {
        session()
                .createNativeMutationQuery("insert into bulk_scan_due (bulk_scan_id) values (?1)")
                .setParameter(1, id)
                .executeUpdate();
    }

    /**
     * The one that waits longest and that nobody works on, for the caller to work on until the transaction ends. One that was begun
     * in vain comes after the others: what is the matter with it need not be the matter with them.
     */
    Optional<UUID> claim() {
        List<?> longest = getEntityManager()
                .createNativeQuery(
                        "select d.bulk_scan_id from bulk_scan_due d join bulk_scan b on b.id = d.bulk_scan_id"
                                + " order by b.attempts, d.bulk_scan_id limit 1 for update of d skip locked")
                .getResultList();
        return longest.stream().map(UUID.class::cast).findFirst();
    }

    void isDueNoMore(UUID id) {
        session()
                .createNativeMutationQuery("delete from bulk_scan_due where bulk_scan_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    long waiting() {
        return (Long) getEntityManager()
                .createNativeQuery("select count(*) from bulk_scan_due")
                .getSingleResult();
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    /** In their order. */
    List<BulkScanPage> pagesOf(Collection<UUID> bulkScans) {
        return getEntityManager()
                .createQuery("from BulkScanPage where bulkScanId in ?1 order by bulkScanId, page", BulkScanPage.class)
                .setParameter(1, bulkScans)
                .getResultList();
    }

    Optional<BulkScanPage> pageOf(UUID bulkScan, int page) {
        return getEntityManager()
                .createQuery("from BulkScanPage where bulkScanId = ?1 and page = ?2", BulkScanPage.class)
                .setParameter(1, bulkScan)
                .setParameter(2, page)
                .getResultStream()
                .findFirst();
    }

    /** The pages that show a pledge and are not recorded yet, in the order of its form. */
    List<BulkScanPage> pagesOf(UUID bulkScan, UUID pledge) {
        return getEntityManager()
                .createQuery(
                        "from BulkScanPage where bulkScanId = ?1 and pledgeId = ?2 and outcome in ?3 order by formPage, page",
                        BulkScanPage.class)
                .setParameter(1, bulkScan)
                .setParameter(2, pledge)
                .setParameter(3, List.of(PageOutcome.READ, PageOutcome.PAGE_MISSING))
                .getResultList();
    }

    /** Of the pages that are read and not recorded yet, in the order of the file. */
    List<UUID> pledgesRead(UUID bulkScan) {
        return getEntityManager()
                .createQuery(
                        "select pledgeId from BulkScanPage where bulkScanId = ?1 and outcome = ?2"
                                + " group by pledgeId order by min(page)",
                        UUID.class)
                .setParameter(1, bulkScan)
                .setParameter(2, PageOutcome.READ)
                .getResultList();
    }

    /** What is said to it from now on is not kept. */
    void forget(BulkScanPage page) {
        getEntityManager().detach(page);
    }

    void persist(BulkScanPage page) {
        getEntityManager().persist(page);
    }
}
