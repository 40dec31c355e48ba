package dev.qingfeng.complaint.complaint;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Complaints about the units that a caller may see; those that name no unit are seen by who governs a whole city. */
@ApplicationScoped
public class ComplaintRepository implements PanacheRepositoryBase<Complaint, UUID> {

    private static final String VISIBLE = "(exists (select 1 from RegistryUnit u where u.id = c.subjectUnitId"
            + " and within(u.path, ?1)) or (c.subjectUnitId is null and exists (select 1 from RegistryUnit city"
            + " where city.kind = 'CITY' and not city.gone and within(city.path, ?1))))";

    /** Without those whose case is erased. */
    public Optional<Complaint> findByReceipt(String receiptHash) {
        return find(
                        "select c from Complaint c join CaseFile f on f.id = c.id"
                                + " where c.receiptHash = ?1 and f.dataKey.keyId is not null",
                        receiptHash)
                .firstResultOptional();
    }

    /** From now on its receipt is found no more. */
    public void forgetReceipt(UUID id) {
        update("set receiptHash = null where id = ?1", id);
    }

    public Optional<Complaint> findVisible(UUID id, UnitPath scope) {
        return find("from Complaint c where " + VISIBLE + " and c.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** In the order of their random ids, which tells nothing of when they came. */
    List<Complaint> page(UUID after, int rows, UnitPath scope) {
        return find("from Complaint c where " + VISIBLE + " and c.id > ?2 order by c.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
