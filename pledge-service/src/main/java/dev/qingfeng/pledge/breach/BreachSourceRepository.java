package dev.qingfeng.pledge.breach;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What breaches stand on. Whoever asks holds the pledge that was broken. */
@ApplicationScoped
class BreachSourceRepository implements PanacheRepositoryBase<BreachSource, UUID> {

    List<BreachSource> of(Breach breach) {
        return list("breachId = ?1 order by id", breach.id());
    }

    /** What a case found, at whichever of the signer's pledges. */
    List<BreachSource> ofCase(UUID sourceId) {
        return list("sourceId = ?1 order by id", sourceId);
    }
}
