package dev.qingfeng.pledge.scan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The scans of a pledge; who may see the pledge's is asked before. */
@ApplicationScoped
public class PledgeScanRepository implements PanacheRepositoryBase<PledgeScan, UUID> {

    List<PledgeScan> of(UUID pledgeId) {
        return list("pledgeId = ?1 order by edition", pledgeId);
    }

    Optional<PledgeScan> of(UUID pledgeId, int edition) {
        return find("pledgeId = ?1 and edition = ?2", pledgeId, edition).firstResultOptional();
    }
}
