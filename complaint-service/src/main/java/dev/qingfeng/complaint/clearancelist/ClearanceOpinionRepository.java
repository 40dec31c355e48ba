package dev.qingfeng.complaint.clearancelist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opinions, but those that say something of somebody whose clearance the caller may not know. */
@ApplicationScoped
public class ClearanceOpinionRepository implements PanacheRepositoryBase<ClearanceOpinion, UUID> {

    private static final String VISIBLE = "from ClearanceOpinion o where o.listId = ?1 and not exists ("
            + "select 1 from ClearanceOpinion x join x.answers a where x.id = o.id and key(a) in ?2)";

    /** Instead of a staff number. */
    private static final String BY_ITSELF = "service";

    Optional<ClearanceOpinion> findVisible(UUID listId, UUID id, Collection<UUID> hidden) {
        return find(VISIBLE + " and o.id = ?3", listId, hidden, id).firstResultOptional();
    }

    List<ClearanceOpinion> page(UUID listId, UUID after, int rows, Collection<UUID> hidden) {
        return find(VISIBLE + " and o.id > ?3 order by o.id", listId, hidden, after)
                .page(0, rows)
                .list();
    }

    /** Those that nobody has decided yet say nothing. The audit row of the restore stands for all of them. */
    void refuseAll(Instant now) {
        update(
                "update versioned ClearanceOpinion set state = REFUSED, decidedBy = ?1, decidedAt = ?2 where state = ENTERED",
                BY_ITSELF,
                now);
    }

    /** Whom an opinion on the list answers that was not refused, whoever asks. */
    Set<UUID> answered(UUID listId) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select key(a) from ClearanceOpinion o join o.answers a where o.listId = :list and o.state <> REFUSED",
                        UUID.class)
                .setParameter("list", listId)
                .getResultList());
    }
}
