package dev.qingfeng.pledge.breach;

import dev.qingfeng.pledge.signing.Pledge;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Breaches that a reader may know of; for all others there are none, by the same query. */
@ApplicationScoped
public class BreachRepository implements PanacheRepositoryBase<Breach, UUID> {

    /** A breach, and the pledge that was broken. */
    record Broken(Breach breach, Pledge pledge) {}

    private static final String OWN = "(p.staffNumber in :numbers or p.cadreId in :ids)";
    private static final String OF_UNITS =
            "(:ofUnits = true and exists (select 1 from RegistryUnit u where u.id = p.unitId and within(u.path, :scope)))";

    private static final String KNOWN = " from Breach b join Pledge p on p.id = b.pledgeId where ("
            + "(b.announcedOn is not null and (" + OWN + " or " + OF_UNITS + "))"
            + " or (:discipline = true and not " + OWN + " and p.cadreId not in :close and " + OF_UNITS + "))";

    private static final String BROKEN = "select b, p" + KNOWN;

    /** The pledge that was broken; it is to be locked before the breach is read. */
    Optional<UUID> pledgeOfKnown(UUID id, BreachReader reader) {
        return query("select p.id" + KNOWN + " and b.id = :id", reader)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** The one that stands; whoever asks holds the pledge. */
    Optional<Breach> standing(UUID pledgeId) {
        return find("pledgeId = ?1 and withdrawnAt is null", pledgeId).firstResultOptional();
    }

    Optional<Broken> findKnown(UUID id, BreachReader reader) {
        return query(BROKEN + " and b.id = :id", reader)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(BreachRepository::broken);
    }

    /** In the order of their ids; of one pledge, or of all if that is null. */
    List<Broken> page(UUID after, int rows, @Nullable UUID pledgeId, BreachReader reader) {
        String ofPledge = pledgeId == null ? "" : " and p.id = :pledge";
        TypedQuery<Tuple> query = query(BROKEN + ofPledge + " and b.id > :after order by b.id", reader)
                .setParameter("after", after)
                .setMaxResults(rows);
        if (pledgeId != null) {
            query.setParameter("pledge", pledgeId);
        }
        return query.getResultStream().map(BreachRepository::broken).toList();
    }

    private TypedQuery<Tuple> query(String query, BreachReader reader) {
        return getEntityManager()
                .createQuery(query, Tuple.class)
                .setParameter("ofUnits", reader.ofUnits())
                .setParameter("scope", reader.unitPath())
                .setParameter("discipline", reader.discipline())
                .setParameter("numbers", reader.numbers())
                .setParameter("ids", reader.ids())
                .setParameter("close", reader.close());
    }

    private static Broken broken(Tuple row) {
        return new Broken(row.get(0, Breach.class), row.get(1, Pledge.class));
    }
}
