package dev.qingfeng.complaint.clearancelist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opinions on lists that the caller has been let to. */
@ApplicationScoped
public class ClearanceOpinionRepository implements PanacheRepositoryBase<ClearanceOpinion, UUID> {

    /** Instead of a staff number. */
    private static final String BY_ITSELF = "service";

    Optional<ClearanceOpinion> findOf(UUID listId, UUID id) {
        return find("listId = ?1 and id = ?2", listId, id).firstResultOptional();
    }

    List<ClearanceOpinion> page(UUID listId, UUID after, int rows) {
        return find("listId = ?1 and id > ?2 order by id", listId, after)
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
