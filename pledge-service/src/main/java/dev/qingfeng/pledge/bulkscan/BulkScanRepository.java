package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<BulkScan> holdVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and b.id = ?2", scope.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** As it is once nobody else changes it, and until the transaction ends. */
    BulkScan hold(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
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
     * The next that nobody works on, for the caller to work on until the transaction ends. It is the turn of the city that had none
     * for longest, and in a city of the file that had none for longest. One that was begun in vain comes after the others of its
     * city: what is the matter with it need not be the matter with them.
     */
    Optional<UUID> claim() {
        List<?> next = getEntityManager().createNativeQuery("""
                        select d.bulk_scan_id from bulk_scan_due d join bulk_scan b on b.id = d.bulk_scan_id
                        order by (select max(o.turn_at) from bulk_scan o where o.city = b.city) nulls first,
                          b.attempts, b.turn_at nulls first, b.id
                        limit 1 for update of d skip locked""").getResultList();
        return next.stream().map(UUID.class::cast).findFirst();
    }

    void isDueNoMore(UUID id) {
        session()
                .createNativeMutationQuery("delete from bulk_scan_due where bulk_scan_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Of the city that a sender is of. */
    long waiting(UnitPath sender) {
        return (Long) getEntityManager()
                .createNativeQuery("select count(*) from bulk_scan where city = subpath(cast(:sender as ltree), 0, 1)"
                        + " and ended_at is null")
                .setParameter("sender", sender.value())
                .getSingleResult();
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    /** In their order. */
    List<BulkScanPage> pagesOf(UUID bulkScan) {
        return getEntityManager()
                .createQuery("from BulkScanPage where bulkScanId = ?1 order by page", BulkScanPage.class)
                .setParameter(1, bulkScan)
                .getResultList();
    }

    /** How many pages of a file had which outcome. */
    record Counted(UUID bulkScanId, PageOutcome outcome, long pages) {}

    List<Counted> counted(Collection<UUID> bulkScans) {
        return getEntityManager()
                .createQuery(
                        "select bulkScanId, outcome, count(*) from BulkScanPage where bulkScanId in ?1"
                                + " group by bulkScanId, outcome",
                        Counted.class)
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

    /** Of the pages that are read and not recorded yet, the first in the order of the file. */
    Optional<UUID> nextPledge(UUID bulkScan) {
        return getEntityManager()
                .createQuery(
                        "select pledgeId from BulkScanPage where bulkScanId = ?1 and outcome = ?2 order by page",
                        UUID.class)
                .setParameter(1, bulkScan)
                .setParameter(2, PageOutcome.READ)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** What is said to it from now on is not kept. */
    void forget(BulkScanPage page) {
        getEntityManager().detach(page);
    }

    void persist(BulkScanPage page) {
        getEntityManager().persist(page);
    }
}
